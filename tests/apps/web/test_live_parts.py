"""Who takes nothing is let go; who asks is told whether something is new."""

from __future__ import annotations

import asyncio
import time
from typing import Any
from urllib.parse import quote

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from tolok.ledger.events import News
from tolok.people.access import Request, follow, following
from tolok.people.access.news import MOST
from tolok.people.models import Government, Person
from tolok.web.live import stream as streaming
from tolok.web.live.ask import Asked
from tolok.web.live.heard import Answer, Heard
from tolok.web.live.origins import is_ours, stream_address
from tolok.web.live.readers import Readers
from tolok.web.live.stream import Stream
from tolok.web.settings import stream_sources

BEGAN = 1_784_000_000.0
MADE = int(BEGAN * 1000)
ANI = News(1, 7, "filed")


def token(*, began: float, person_ids: tuple[int, ...] = (7,)) -> str:
    """A pass of a page asked for at that second."""
    request = Request()
    request.government, request.person, request.began = Government(pk=1), Person(pk=5), began
    return follow(request, person_ids, ["filed"])


def heard_since(at: int) -> Heard:
    """What listens since then."""
    heard = Heard()
    heard.begin(at)
    return heard


@pytest.mark.parametrize(
    ("news", "at", "answer"),
    [
        (ANI, MADE, Answer.NEW),
        (ANI, MADE - 1, Answer.NOTHING),
        (News(1, 7, "said"), MADE + 5, Answer.NOTHING),
        (News(1, 8, "filed"), MADE + 5, Answer.NOTHING),
        (News(2, 7, "filed"), MADE + 5, Answer.NOTHING),
    ],
)
def test_a_page_is_told_of_what_came_after_it_was_asked_for(news: News, at: int, answer: Answer) -> None:
    heard, page = heard_since(MADE - 60_000), following(token(began=BEGAN))
    assert page is not None

    heard.note(news, at)

    assert heard.answer(page) is answer


def test_whoever_listened_too_late_is_unsure_and_whoever_hears_nothing_says_so() -> None:
    page = following(token(began=BEGAN))
    assert page is not None
    late, deaf = heard_since(MADE + 1), heard_since(MADE - 1)

    deaf.lose()

    assert (late.answer(page), deaf.answer(page)) == (Answer.UNSURE, None)


def test_a_pass_follows_five_hundred_at_most_and_none_twice() -> None:
    page = following(token(began=BEGAN, person_ids=(*range(600), 3)))

    assert page is not None
    assert page.person_ids == tuple(range(MOST))


def asked(heard: Heard, path: str, query: str = "") -> tuple[str, bytes]:
    """Status line and body of the answer; the application behind it says “below”."""
    told: list[str] = []

    def below(_environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return [b"below"]

    app = Asked(below, heard)
    body = b"".join(app({"PATH_INFO": path, "QUERY_STRING": query}, lambda status, _headers: told.append(status)))
    return told[0], body


def test_who_asks_is_answered_in_one_word() -> None:
    now = time.time()
    heard, query = heard_since(0), f"t={quote(token(began=now))}"
    quiet = asked(heard, "/perubahan/", query)
    unsure = asked(heard_since(int(now * 1000) + 5), "/perubahan/", query)

    heard.note(ANI, int(now * 1000) + 5)

    assert quiet == ("204 No Content", b"")
    assert unsure == ("200 OK", b"unsure")
    assert asked(heard, "/perubahan/", query) == ("200 OK", b"new")
    assert asked(heard, "/perubahan/", "t=abc") == ("403 Forbidden", b"")
    assert asked(heard, "/perubahan/") == ("403 Forbidden", b"")
    assert asked(Heard(), "/perubahan/", query) == ("503 Service Unavailable", b"")
    assert asked(heard, "/kota/tim/") == ("200 OK", b"below")


def streamed(*, does_take: bool) -> tuple[int, float]:
    """How many pages are open after one came for news, and after how many seconds that was so."""
    readers = Readers()
    stream = Stream(readers, web_port=8000)
    stream.begin()
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)
        if len(sent) > 2 and not does_take:
            await asyncio.sleep(60)

    async def receive() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    async def visit() -> float:
        query = f"t={quote(token(began=time.time()))}".encode()
        scope = {"type": "http", "path": "/aliran/", "method": "GET", "headers": [], "query_string": query}
        page, began = asyncio.create_task(stream(scope, receive, send)), time.monotonic()
        await asyncio.sleep(0.05)
        for _number in range(1000):
            readers.tell(ANI)
        await asyncio.wait([page], timeout=1)
        took, is_open = time.monotonic() - began, len(readers)
        page.cancel()
        sent.append({"open": is_open})
        return took

    took = asyncio.run(visit())
    return sent[-1]["open"], took


def test_a_page_that_takes_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PATIENCE", 0.2)

    is_open, took = streamed(does_take=False)

    assert (is_open, took < 0.9) == (0, True)


def test_a_page_that_takes_what_comes_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streaming, "PATIENCE", 0.2)

    assert streamed(does_take=True)[0] == 1


def page_at(host: str) -> HttpRequest:
    """A request for a page at this host."""
    return RequestFactory().get("/", headers={"host": host})


@pytest.mark.parametrize(
    ("live", "host", "address"),
    [
        ("", "localhost:8000", ""),
        ("/aliran/", "localhost:8000", "/aliran/"),
        (":8001", "localhost:8000", "http://localhost:8001/aliran/"),
        (":8001", "127.0.0.1", "http://127.0.0.1:8001/aliran/"),
        (":8001", "[::1]:8000", ""),
    ],
)
def test_a_page_finds_the_stream_at_its_own_host(settings: Any, live: str, host: str, address: str) -> None:
    settings.LIVE = live

    assert stream_address(page_at(host)) == address


def test_the_policy_lets_pages_reach_the_stream_and_nothing_else() -> None:
    hosts = ["localhost", "[::1]", ".kota.example", "*"]

    assert stream_sources(":8001", hosts) == ["http://localhost:8001", "http://*.kota.example:8001"]
    assert stream_sources("/aliran/", hosts) == []


def test_behind_https_only_the_names_of_this_server_are_ours(settings: Any) -> None:
    settings.HTTPS, settings.ALLOWED_HOSTS = True, ["kinerja.kota.example"]

    found = [
        is_ours(origin, 8000)
        for origin in (
            "https://kinerja.kota.example",
            "http://kinerja.kota.example:8000",
            "https://kinerja.kota.example:444",
            "https://jahat.example",
        )
    ]

    assert found == [True, False, False, False]

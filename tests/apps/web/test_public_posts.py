"""Whatever the public may send is limited, keyed and guarded against forgery."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from tests.apps.web.conftest import Side
from tests.conftest import NOON
from tolok.citizens.access import public
from tolok.citizens.actions.forum import raise_topic
from tolok.citizens.models import Topic
from tolok.engine import packs
from tolok.people.actions import invite_person
from tolok.web.clock import now

YEAR = "2026"
#: What a visitor may send without a guard, and what holds instead.
EXEMPT = {
    **dict.fromkeys(
        (
            "web:first",
            "web:parts",
            "web:alive",
            "web:ready",
            "api:openapi-json",
        ),
        "Shows a page, whatever is sent.",
    ),
    "web:sign_in": "Passwords are slow to try, and the answer is the same for a wrong name.",
    "web:set_password": "Only with a link of 256 bits.",
    "web:enter_example": "In the example only.",
    "web:sign_out": "Ends one's own session, which a visitor has not.",
    "citizens:survey_step": "Leads from one question to the next and writes nothing.",
    "paper:check": "Looks for a printed code and writes nothing.",
}
REFUSED = {401, 403, 404, 405}


def views(resolver: URLResolver, before: str = "", space: str = "") -> Iterator[tuple[str, str, Any]]:
    """Every address as text, with its full name and its view."""
    for entry in resolver.url_patterns:
        text = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views(entry, text, f"{space}{entry.namespace}:" if entry.namespace else space)
        elif isinstance(entry, URLPattern):
            yield text, f"{space}{entry.name}", entry.callback


def filled(text: str, number: int) -> str:
    """The address with all its blanks filled."""
    found = "/" + text.replace("<slug:government>", "kita")
    while "<" in found:
        start, _, rest = found.partition("<")
        blank, _, end = rest.partition(">")
        found = start + {"int": str(number), "year": YEAR}.get(blank.partition(":")[0], "a" * 8) + end
    return found


def topic_of(side: Side) -> Topic:
    return raise_topic(
        at=NOON, government=side.government, key=uuid4(), title="Antrean", text="Panjang", name="", unit=None,
        standing="open", held_for="",
    )  # fmt: skip  # one line a thought


def open_posts(client: Client, number: int) -> list[str]:
    """The addresses that take something from a visitor, but for guarded and exempt ones."""
    found = []
    for text, name, view in views(get_resolver()):
        if hasattr(view, "guarded") or name in EXEMPT:
            continue
        answer: Any = client.post(filled(text, number), {"key": uuid4()})
        is_sent_away = answer.headers.get("Location", "").startswith("/masuk/")
        if answer.status_code not in REFUSED and not is_sent_away:
            found.append(f"{name}: {answer.status_code}")
    return found


def test_everything_that_the_public_may_send_has_a_guard_or_a_reason(ours: Side) -> None:
    names = {name for _text, name, _view in views(get_resolver())}

    found = open_posts(Client(raise_request_exception=False), topic_of(ours).pk)

    assert "\n".join(found) == ""
    assert sorted(EXEMPT.keys() - names) == []
    assert min(len(reason) for reason in EXEMPT.values()) > 10


def test_every_limit_is_that_of_a_form_and_every_form_has_one() -> None:
    forms = [view.guarded for _text, _name, view in views(get_resolver()) if hasattr(view, "guarded")]

    for pack in map(packs.load, packs.names()):
        assert sorted(set(forms)) == sorted(limit.form for limit in pack.contents.forms.limits)


def test_every_guarded_page_carries_key_ticket_trap_and_token_and_asks_for_the_token(ours: Side) -> None:
    number, strict = topic_of(ours).pk, Client(enforce_csrf_checks=True)
    for text, name, view in views(get_resolver()):
        if not hasattr(view, "guarded") or name == "citizens:survey_send":  # its page is the last question's
            continue
        address = filled(text, number)
        page = strict.get(address).content.decode()
        missing = [
            field for field in ("csrfmiddlewaretoken", "key", "ticket", "situs") if f'name="{field}"' not in page
        ]
        forged = strict.post(address, {"key": uuid4()}).status_code
        assert (name, missing, forged, getattr(view, "csrf_exempt", False)) == (name, [], 403, False)


@pytest.mark.django_db
def test_a_public_page_takes_nothing_when_nobody_guards_it() -> None:
    """The twin: a page that forgets its guard does not see what is sent."""
    seen: list[str] = []

    @public
    def careless(request: HttpRequest) -> HttpResponse:
        seen.append(str(request.method))
        return HttpResponse()

    for method in ("get", "post", "put", "delete"):
        request: Any = getattr(RequestFactory(), method)("/")
        request.government = object()
        careless(request)

    assert seen == ["GET"]


def test_an_invitation_outlives_every_robot_that_looks_at_it(ours: Side) -> None:
    link = f"/kita/undangan/{invite_person(by=None, at=now(), person=ours.persons['ani'])}/"
    robot = Client()

    for _number in range(5):
        robot.get(link)
        robot.head(link)

    page = Client().get(link)
    assert (page.status_code, "password" in page.content.decode()) == (200, True)

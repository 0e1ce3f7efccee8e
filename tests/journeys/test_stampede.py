"""Of two hundred forms at once a real server takes exactly the limit (P3)."""

from __future__ import annotations

import re
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.cookiejar import CookieJar
from threading import Barrier
from urllib.error import HTTPError
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests.journeys.conftest import SLOW, serving

CROWD, L = 200, 20
# As production starts it, where nobody says otherwise.
WORKERS = 2
# So many get their page at once beforehand.
READERS = 8
WORDS = "Antrean KTP mulai pukul lima pagi, padahal loket baru buka pukul delapan."
MINUTE = 60
HIDDEN = re.compile(r'name="(csrfmiddlewaretoken|ticket)" value="([^"]+)"')


@pytest.fixture(scope="module")
def example_server(example_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The real server with its real workers, and the limits of the policy pack."""
    with serving(example_database, tmp_path_factory.mktemp("home"), WORKERS, TOLOK_EXAMPLE="1") as address:
        yield address


@dataclass
class Sender:
    """A browser with its cookie, its ticket, and words of its own."""

    browser: urllib.request.OpenerDirector
    place: str
    hidden: dict[str, str]
    words: str
    headers: dict[str, str]

    @classmethod
    def at(cls, place: str, number: int, headers: dict[str, str]) -> Sender:
        """Open the page of a form."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        hidden = dict(HIDDEN.findall(browser.open(place).read().decode()))
        return cls(browser, place, hidden, f"{WORDS} {number}", headers)

    def send(self, start: Barrier) -> tuple[int, bool]:
        """What is answered when all go at once; and whether a refusal says when to come again and keeps the words."""
        fields = {**self.hidden, "key": str(uuid4()), "title": "Ramai", "text": self.words}
        sent = urllib.request.Request(self.place, urlencode(fields).encode(), self.headers)
        start.wait()
        try:
            with self.browser.open(sent) as answer:
                return int(answer.status), True
        except HTTPError as refused:
            page = refused.read().decode()
            says_when = 1 <= int(refused.headers["Retry-After"]) <= MINUTE
            return refused.code, says_when and "Mohon tunggu sebentar" in page and self.words in page


def stampede(place: str, forwarded: bool) -> Counter[tuple[int, bool]]:
    """What two hundred are answered who send within the same moment, each by a connection of its own."""
    headers = [{"X-Forwarded-For": f"198.51.100.{number}"} if forwarded else {} for number in range(CROWD)]
    with ThreadPoolExecutor(READERS) as pool:
        senders = list(pool.map(lambda number: Sender.at(place, number, headers[number]), range(CROWD)))
    time.sleep(SLOW / 1000)
    start, began = Barrier(CROWD), time.monotonic()
    with ThreadPoolExecutor(CROWD) as pool:
        answers = Counter(pool.map(lambda sender: sender.send(start), senders))
    assert time.monotonic() - began < MINUTE, "slower than the minute that is counted"
    return answers


def test_of_two_hundred_at_once_exactly_the_limit_is_taken(example_server: str) -> None:
    place = f"{example_server}/bukittinggi/warga/forum/baru/"

    assert stampede(place, forwarded=False) == {(201, True): L, (429, True): CROWD - L}


def test_two_hundred_who_invent_an_address_are_still_one(example_server: str) -> None:
    forum = f"{example_server}/bulungan/warga/forum/"
    with urllib.request.urlopen(forum) as page:
        number = re.findall(r"/bulungan/warga/forum/(\d+)/", page.read().decode())[0]

    answers = stampede(f"{forum}{number}/tulis/", forwarded=True)

    assert answers == {(201, True): L, (429, True): CROWD - L}

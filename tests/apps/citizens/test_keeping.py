"""Mere readers share a page for half a minute; who takes part sees it as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from tests.apps.citizens.talk import topic_in
from tests.conftest import NOON
from tolok.people.access import enter

if TYPE_CHECKING:
    from tests.apps.work import Office

FORUM = "/contoh/warga/forum/"


@pytest.fixture(autouse=True)
def keeping(settings: Any) -> Any:
    """Pages are kept, as in production, and none of another test."""
    settings.PUBLIC_PAGE_SECONDS = 30
    cache.clear()
    yield
    cache.clear()


def read(path: str = FORUM, **cookies: str) -> str:
    """What somebody with these cookies reads."""
    reader = Client()
    reader.cookies.load(cookies)
    return reader.get(path).content.decode()


def raised(office: Office, title: str) -> None:
    enter(office.government.pk)
    topic_in(office, title=title)


def test_the_next_reader_gets_the_same_page_for_half_a_minute(office: Office) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        raised(office, "Antrean pertama")
        first = read()
        raised(office, "Antrean kedua")

        clock.shift(timedelta(seconds=29))
        same = read()
        clock.shift(timedelta(seconds=2))
        later = read()

    assert "Antrean pertama" in first
    assert same == first
    assert "Antrean kedua" in later


@pytest.mark.parametrize("cookie", ["tolok_csrf", "tolok_session", "messages"])
def test_whoever_had_a_form_open_or_is_signed_in_sees_what_is_there_now(office: Office, cookie: str) -> None:
    read()
    raised(office, "Antrean kedua")

    assert "Antrean kedua" not in read()
    assert "Antrean kedua" in read(**{cookie: "x" * 32})


def test_each_language_theme_and_page_has_its_own(office: Office) -> None:
    texts = [read(), read(django_language="en"), read(theme="dark"), read(f"{FORUM}?tampil=selesai")]
    raised(office, "Antrean kedua")

    assert [read(), read(django_language="en"), read(theme="dark"), read(f"{FORUM}?tampil=selesai")] == texts
    assert len(set(texts)) == 4


@pytest.mark.usefixtures("office")
def test_a_page_with_a_form_is_never_kept() -> None:
    tokens = [Client().get("/contoh/warga/lapor/").cookies["tolok_csrf"].value for _time in range(2)]

    assert tokens[0] != tokens[1]


def test_what_is_not_there_yet_is_never_kept(office: Office) -> None:
    enter(office.government.pk)
    place = f"{FORUM}{topic_in(office).pk + 1}/"
    before = Client().get(place).status_code
    raised(office, "Antrean kedua")

    assert (before, Client().get(place).status_code) == (404, 200)


def test_without_seconds_nothing_is_kept(office: Office, settings: Any) -> None:
    settings.PUBLIC_PAGE_SECONDS = 0
    read()

    raised(office, "Antrean kedua")

    assert "Antrean kedua" in read()

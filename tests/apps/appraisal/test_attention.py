"""How long a sheet was looked at: by its own mark, less what other sheets took."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.appraisal.conftest import AFTER, ALL_MEET, Office, Visitor, sheet
from tolok.appraisal.models import Appraisal, Rating
from tolok.people.access import enter


class Clock:
    """A moment that goes on."""

    at: datetime = AFTER

    def go_on(self, **more: int) -> None:
        """So much later."""
        self.at += timedelta(**more)


def _open(client: Client, appraisal: Appraisal) -> str:
    """The mark of a form that is opened now."""
    page = client.get(f"/contoh/penilaian/{appraisal.pk}/nilai/").content.decode()
    found = re.search(r'name="mark" value="([^"]+)"', page)
    assert found
    return found[1]


def _send(client: Client, office: Office, appraisal: Appraisal, mark: str | None) -> tuple[int | None, str]:
    """The seconds and doubts kept with a sheet that is sent now."""
    enter(office.government.pk)
    whole = sheet(appraisal)
    levels = {f"behaviour_{code}": word for code, word in (ALL_MEET | {"loyal": "above"}).items()}
    levels |= {f"outcome_{key}": word for key, word in whole.outcomes.items()}
    said = {"work": whole.work, "behaviour": whole.behaviour, "remark": whole.remark, "key": str(uuid4())}
    said["work_reason"] = whole.work_reason
    marked = {} if mark is None else {"mark": mark}
    answer = client.post(f"/contoh/penilaian/{appraisal.pk}/nilai/", {**said, **levels, **marked})
    assert answer.status_code == 302
    enter(office.government.pk)
    kept = Rating.objects.get(appraisal=appraisal)
    return kept.seconds, kept.doubts


@pytest.fixture
def clock(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The shell's clock, to be moved on."""
    moved = Clock()
    monkeypatch.setattr("tolok.web.middleware.around.now", lambda: moved.at)
    return moved


def _two(office: Office) -> list[Appraisal]:
    office.plan("colleague")
    return [office.gathered(role) for role in ("clerk", "colleague")]


@pytest.mark.parametrize(("seconds", "kept"), [(40, (40, "")), (12, (12, "quick")), (30_000, (21_600, ""))])
def test_a_sheet_counts_the_time_it_was_open(
    office: Office, visitor: Visitor, clock: Clock, seconds: int, kept: tuple[int, str]
) -> None:
    appraisal, client = office.gathered(), visitor("superior")
    mark = _open(client, appraisal)

    clock.go_on(seconds=seconds)

    assert _send(client, office, appraisal, mark) == kept


@pytest.mark.parametrize("mark", [None, "", "x", "WzEsMl0:1:2"])
def test_without_its_mark_a_sheet_counts_as_quick(
    office: Office, visitor: Visitor, clock: Clock, mark: str | None
) -> None:
    appraisal = office.gathered()

    assert _send(visitor("superior"), office, appraisal, mark) == (None, "quick")


def test_another_sheet_s_mark_does_not_count(office: Office, visitor: Visitor, clock: Clock) -> None:
    (first, second), client = _two(office), visitor("superior")
    mark = _open(client, first)

    clock.go_on(minutes=9)

    assert _send(client, office, second, mark) == (None, "quick")


def test_sheets_opened_together_share_their_time(office: Office, visitor: Visitor, clock: Clock) -> None:
    (first, second), client = _two(office), visitor("superior")
    marks = [_open(client, each) for each in (first, second)]

    clock.go_on(seconds=90)
    kept = _send(client, office, first, marks[0])
    clock.go_on(seconds=5)

    assert (kept, _send(client, office, second, marks[1])) == ((90, ""), (5, "quick"))


def test_who_looked_at_both_in_turn_keeps_the_time_of_both(office: Office, visitor: Visitor, clock: Clock) -> None:
    (first, second), client = _two(office), visitor("superior")
    mark = _open(client, first)

    clock.go_on(minutes=10)
    other = _open(client, second)
    clock.go_on(minutes=2)
    kept = _send(client, office, second, other)
    clock.go_on(seconds=5)

    assert (kept, _send(client, office, first, mark)) == ((120, ""), (605, ""))


def test_a_draft_goes_on_where_it_stopped(office: Office, visitor: Visitor, clock: Clock) -> None:
    appraisal, client = office.gathered(), visitor("superior")
    mark = _open(client, appraisal)
    clock.go_on(seconds=100)
    place = f"/contoh/penilaian/{appraisal.pk}/nilai/simpan/"
    client.post(place, {"key": str(uuid4()), "mark": mark, "remark": "You"})
    clock.go_on(days=1)

    mark = _open(client, appraisal)
    clock.go_on(seconds=7)

    assert _send(client, office, appraisal, mark) == (107, "")

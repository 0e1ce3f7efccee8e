"""Each act that an open page should know of is announced, about the right person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction

from tests.apps.evidence.attending import MONDAY
from tests.apps.evidence.events import given, measured
from tests.apps.work import Office, aim, hire, plan, post
from tests.conftest import NOON, TODAY
from tolok.evidence.actions import (
    Claim,
    ask_correction,
    check_evidence,
    confirm_correction,
    contest_event,
    decide_contest,
    withdraw_correction,
)
from tolok.evidence.queries import Record
from tolok.feedback.actions import reply, say
from tolok.ledger.events import CHANNEL, News, news_in
from tolok.people.access import enter, inside
from tolok.people.actions import found_government
from tolok.people.models import Government, Person, Unit
from tolok.reports.actions import Filing, SomeAreRefused, file_report, file_reports, revise_report
from tolok.skp.models import Project, Target
from tolok.web.database import as_role


@dataclass(frozen=True)
class Desk:
    """A clerk, the superior and somebody who gives orders, committed."""

    government: Government
    clerk: Person
    superior: Person
    giver: Person
    target: Target


@pytest.fixture(scope="module")
def desk(django_db_setup: None, django_db_blocker: Any) -> Iterator[Desk]:
    """Rows that every connection sees."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            government = found_government(
                by=None, at=NOON, slug="kabar", name="Kota", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
            )
            enter(government.pk)
            unit = Unit.objects.create(government=government, code="D", name="Dinas", time_zone="Asia/Jakarta")
            superior, clerk, giver = (hire(government, name, n) for n, name in enumerate(("Ratna", "Ani", "Hadi"), 1))
            post(unit, "B", clerk, post(unit, "A", superior, None))
            post(unit, "C", giver, None)
            made = Desk(government, clerk, superior, giver, aim(plan(clerk, superior), "KTP-el", "dokumen", 120_000))
        yield made
        connection.close()


@pytest.fixture
def announced(server: str, desk: Desk) -> Iterator[Callable[[], list[News | None]]]:
    """What was announced since the test began."""
    app = as_role(server, "tolok_app", str(connection.settings_dict["NAME"]))
    with psycopg.connect(app, autocommit=True) as line:
        line.execute(f"LISTEN {CHANNEL}")
        yield lambda: [news_in(note.payload) for note in line.notifies(timeout=0.5)]


def test_a_report_its_mending_its_check_a_word_and_the_reply_are_told(
    desk: Desk, announced: Callable[[], list[News | None]]
) -> None:
    clerk, superior = desk.clerk, desk.superior
    with inside(desk.government.pk):
        report = file_report(by=clerk, at=NOON, on=TODAY, target_id=desk.target.pk, amount=1200)
    with inside(desk.government.pk):
        revise_report(by=clerk, at=NOON, report_id=report.pk, amount=1300, note="")
    with inside(desk.government.pk):
        check_evidence(by=superior, at=NOON, evidence_id=report.evidence_id, is_accepted=True)
    with inside(desk.government.pk):
        note = say(by=superior, at=NOON, person=clerk, kind="praise", report_id=report.pk)
    with inside(desk.government.pk):
        reply(by=clerk, at=NOON, note_id=note.pk, text="Siap.")

    assert announced() == [
        News(desk.government.pk, clerk.pk, kind) for kind in ("filed", "filed", "checked", "said", "answered")
    ]


def test_who_gave_the_order_is_told_as_well(desk: Desk, announced: Callable[[], list[News | None]]) -> None:
    with inside(desk.government.pk):
        file_report(by=desk.clerk, at=NOON, on=TODAY, task="Rapat", ordered_by="Hadi", order_giver_id=desk.giver.pk)

    assert sorted(str(each) for each in announced()) == sorted(
        str(News(desk.government.pk, person.pk, kind))
        for person, kind in ((desk.clerk, "filed"), (desk.giver, "asked"))
    )


def test_a_contested_day_its_taking_back_and_its_decision_are_told(
    desk: Desk, announced: Callable[[], list[News | None]]
) -> None:
    asked = []
    for day in (MONDAY, TODAY):
        with inside(desk.government.pk):
            claim = Claim(Record("present", 0, 0), "Mesin mati.")
            asked.append(ask_correction(by=desk.clerk, at=NOON, on=day, claim=claim).pk)
    with inside(desk.government.pk):
        withdraw_correction(by=desk.clerk, at=NOON, correction_id=asked[0])
    with inside(desk.government.pk):
        confirm_correction(by=desk.superior, at=NOON, correction_id=asked[1])

    assert announced() == [
        News(desk.government.pk, desk.clerk.pk, kind) for kind in ("contested", "contested", "withdrawn", "decided")
    ]


def test_a_contested_service_and_its_decision_are_told(desk: Desk, announced: Callable[[], list[News | None]]) -> None:
    with inside(desk.government.pk):
        unit, agency = Unit.objects.get(), hire(desk.government, "Sri", 9)
        post(unit, "E", agency, None, duty="hr")
        people = {"hr": agency, "self": desk.clerk}
        # Its targets and its project are not asked for here.
        office = Office(desk.government, unit, people, desk.target, desk.target, Project())
        given(office)
        event = measured(office, 1)[0]
        contest_event(by=desk.clerk, at=NOON, event_id=event.pk, reason="Berkas Budi.")
    with inside(desk.government.pk):
        decide_contest(by=desk.superior, at=NOON, event_id=event.pk, is_struck=True, answer="Benar.")

    assert announced() == [News(desk.government.pk, desk.clerk.pk, kind) for kind in ("contested", "decided")]


def test_ten_reports_at_once_are_one_piece_of_news_and_measured_ones_none(
    desk: Desk, announced: Callable[[], list[News | None]]
) -> None:
    typed = Filing(desk.clerk, NOON, desk.clerk, TODAY, desk.target.pk, amount=100)
    counted = Filing(None, NOON, desk.clerk, TODAY, desk.target.pk, amount=100, source="SIAK")
    with inside(desk.government.pk):
        file_reports(at=NOON, filings=[typed] * 10)
    with inside(desk.government.pk):
        file_reports(at=NOON, filings=[counted] * 10)

    assert announced() == [News(desk.government.pk, desk.clerk.pk, "filed")]


def test_what_was_refused_is_no_news(desk: Desk, announced: Callable[[], list[News | None]]) -> None:
    wrong = Filing(desk.clerk, NOON, desk.clerk, TODAY, desk.target.pk, amount=-1)

    with pytest.raises(SomeAreRefused), inside(desk.government.pk):
        file_reports(at=NOON, filings=[wrong])

    assert announced() == []

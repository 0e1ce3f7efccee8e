"""An objection is raised within its days, with points and proofs, and answered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from tests.apps.appraisal.conftest import LATER, Office, objected
from tests.apps.appraisal.objections import (
    ANSWER_BY,
    DAY,
    WHY,
    answer,
    bring,
    told,
)
from tolok.appraisal.actions import (
    AlreadyObjected,
    NothingToContest,
    Point,
    UnknownPlace,
    WindowClosed,
    WordMissing,
    mark_seen,
    raise_objection,
)
from tolok.appraisal.models import Objection, ObjectionPoint
from tolok.appraisal.queries.objections import places
from tolok.evidence.actions import LinkIsNotAnAddress
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed


def test_it_is_raised_with_its_points_and_both_are_told(office: Office) -> None:
    objection = objected(office)

    assert (objection.rater, objection.judge) == (office.people["superior"], office.people["above"])
    assert objection.due_at == ANSWER_BY
    point = ObjectionPoint.objects.get()
    assert (point.place, point.reason, point.evidence) == ("work", WHY, None)
    (asked,), (known,) = told(office, "superior"), told(office, "above")
    assert "Clerk mengajukan keberatan" in asked
    assert "13 Juli 2026" in asked
    assert "Clerk mengajukan keberatan" in known
    entry = LedgerEntry.objects.get(verb="raise_objection")
    assert (entry.actor_id, entry.person_id, entry.field_names) == (objection.person_id, objection.person_id, ["work"])


def test_a_point_may_bring_evidence(office: Office) -> None:
    appraisal = office.signed()
    points = [Point("behaviour", WHY, link="https://contoh.example/antrean"), Point("value/loyal", WHY)]

    raise_objection(by=office.people["clerk"], at=LATER, appraisal=appraisal, points=points)

    proof = ObjectionPoint.objects.get(place="behaviour").evidence
    assert proof is not None
    assert (proof.owner, proof.link) == (office.people["clerk"], "https://contoh.example/antrean")
    assert ObjectionPoint.objects.get(place="value/loyal").evidence is None


def test_evidence_that_cannot_be_kept_leaves_nothing(office: Office) -> None:
    appraisal = office.signed()

    with pytest.raises(LinkIsNotAnAddress), transaction.atomic():
        raise_objection(
            by=office.people["clerk"], at=LATER, appraisal=appraisal, points=[Point("work", WHY, link="antrean")]
        )

    assert Objection.objects.count() == 0


@pytest.mark.parametrize(
    ("points", "refusal"),
    [
        ([], WordMissing),
        ([Point("work", "  ")], WordMissing),
        ([Point("salary", WHY)], UnknownPlace),
        ([Point("work", WHY), Point("work", WHY)], UnknownPlace),
    ],
)
def test_points_that_say_nothing_are_refused(office: Office, points: list[Point], refusal: type[Refusal]) -> None:
    appraisal = office.signed()

    with pytest.raises(refusal):
        raise_objection(by=office.people["clerk"], at=LATER, appraisal=appraisal, points=points)


def test_only_the_person_objects_once_to_what_is_signed(office: Office) -> None:
    rated, points = office.rated(), [Point("work", WHY)]
    with pytest.raises(NothingToContest):
        raise_objection(by=office.people["clerk"], at=LATER, appraisal=rated, points=points)
    with pytest.raises(NotAllowed):
        raise_objection(by=office.people["superior"], at=LATER, appraisal=rated, points=points)

    objected(office)

    with pytest.raises(AlreadyObjected):
        raise_objection(by=office.people["clerk"], at=LATER, appraisal=office.appraisal(), points=points)


@pytest.mark.parametrize(("days", "is_open"), [(14, True), (15, False)])
def test_the_window_is_fourteen_days_from_opening_the_receipt(office: Office, days: int, is_open: bool) -> None:
    appraisal, clerk, points = office.signed(), office.people["clerk"], [Point("work", WHY)]
    mark_seen(by=clerk, at=LATER, appraisal=appraisal)

    if is_open:
        raise_objection(by=clerk, at=LATER + days * DAY, appraisal=appraisal, points=points)
    else:
        with pytest.raises(WindowClosed):
            raise_objection(by=clerk, at=LATER + days * DAY, appraisal=appraisal, points=points)


def test_every_line_of_the_receipt_may_be_contested(office: Office) -> None:
    names = [place.name.partition("/")[0] for place in places(office.signed())]

    assert {name: names.count(name) for name in names} == {
        "work": 1, "behaviour": 1, "outcome": 2, "target": 1, "value": 7,
    }  # fmt: skip  # one list a glance


def test_the_answer_goes_to_the_judge_with_a_new_deadline(office: Office) -> None:
    objected(office)

    objection = answer(office)

    assert objection.due_at == datetime(2026, 7, 20, 9, 0, tzinfo=UTC)
    assert "20 Juli 2026" in told(office, "above")[-1]
    assert "menjawab keberatan Anda" in told(office, "clerk")[-1]


def test_the_steps_are_announced(office: Office) -> None:
    bring(office, "withdrawn")

    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name FROM procrastinate_jobs WHERE task_name LIKE 'appraisal.obj%' ORDER BY id")
        assert [name for (name,) in cursor.fetchall()] == ["appraisal.objection_raised", "appraisal.objection_over"]

"""Who decides an objection hears both, says why, and changes something."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.apps.appraisal.conftest import LATER, Office, objected
from tests.apps.appraisal.objections import (
    HEARD,
    answer,
    bring,
    reject,
    told,
    uphold,
    withdraw,
)
from tolok.appraisal.access import is_judge, judges_of
from tolok.appraisal.actions import (
    NothingChanges,
    UnknownLevel,
    Verdict,
    WordMissing,
    reject_objection,
)
from tolok.appraisal.models import Appraisal, Objection
from tolok.appraisal.queries import appraisal_by_id, replay
from tolok.ledger.actions import Refusal
from tolok.people.access import NotAllowed
from tolok.people.actions import declare_tie


def test_upheld_sets_new_ratings_beside_the_raters_own(office: Office) -> None:
    bring(office, "answered")
    before = office.appraisal()

    uphold(office, behaviour="above")

    after = appraisal_by_id(before.pk)
    assert after is not None
    assert (before.predikat, after.predikat) == ("baik", "sangat_baik")
    assert (after.rating.work, after.rating.behaviour) == ("meets", "meets")
    assert replay(after).same
    assert "dikabulkan" in told(office, "clerk")[-1].lower()


def test_a_predikat_that_does_not_follow_from_the_decision_is_found(office: Office) -> None:
    bring(office, "upheld")
    Appraisal.objects.update(predikat="sangat_baik")

    assert not replay(office.appraisal()).predikat


def test_rejected_leaves_the_rating(office: Office) -> None:
    bring(office, "answered")

    objection = reject(office)

    assert (office.appraisal().predikat, objection.work, objection.decider) == ("baik", "", office.people["above"])
    assert "ditolak" in told(office, "clerk")[-1].lower()


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"work": "meets"}, NothingChanges),
        ({"work": "best"}, UnknownLevel),
        ({"behaviour": ""}, UnknownLevel),
    ],
)
def test_a_decision_must_change_something_known(
    office: Office, changes: dict[str, str], refusal: type[Refusal]
) -> None:
    bring(office, "answered")

    with pytest.raises(refusal):
        uphold(office, work=changes.get("work", "above"), behaviour=changes.get("behaviour", "meets"))


@pytest.mark.parametrize("field", ["heard_person", "heard_rater", "reason"])
def test_a_decision_hears_both_and_says_why(office: Office, field: str) -> None:
    objection = bring(office, "answered")
    silent = Verdict(**{**vars(HEARD), field: " "})

    with pytest.raises(WordMissing) as refused:
        reject_objection(by=office.people["above"], at=LATER, objection=objection, verdict=silent)

    assert refused.value.field == field
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.update(state="rejected", due_at=None, ended_at=LATER)


def test_a_step_is_for_whom_it_is_for(office: Office) -> None:
    bring(office, "answered")

    for step, by in [(answer, "above"), (uphold, "superior"), (reject, "clerk"), (withdraw, "superior")]:
        with pytest.raises(NotAllowed):
            step(office, by=by)


def test_nobody_decides_about_oneself_in_the_database_either(office: Office) -> None:
    objected(office)

    for changes in ({"rater": office.people["clerk"]}, {"judge": office.people["clerk"]}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Objection.objects.update(**changes)
    with pytest.raises(IntegrityError), transaction.atomic():
        Objection.objects.update(decider=office.people["superior"])


def test_family_of_the_person_does_not_decide(office: Office) -> None:
    office.hire("mayor")
    office.positions["above"].reports_to = office.positions["mayor"]
    office.positions["above"].save()
    clerk, above = office.people["clerk"], office.people["above"]
    declare_tie(by=clerk, at=LATER, person=clerk, about=above, kind="spouse", starts_on=date(2026, 1, 1))

    objection = objected(office)

    assert objection.judge == office.people["mayor"]
    assert not is_judge(above, objection, date(2026, 7, 6))


def test_a_tie_declared_later_passes_it_on(office: Office) -> None:
    office.hire("mayor")
    office.positions["above"].reports_to = office.positions["mayor"]
    office.positions["above"].save()
    objection = objected(office)
    clerk, above = office.people["clerk"], office.people["above"]

    declare_tie(by=clerk, at=LATER, person=clerk, about=above, kind="spouse", starts_on=date(2026, 1, 1))

    assert [each.name for each in judges_of(objection, on=date(2026, 7, 6))] == ["Mayor"]

"""A sheet always waits for somebody: raters leave, turn family, retire together."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor, sheet
from tests.conftest import NOON
from tolok.appraisal.access import is_rater
from tolok.appraisal.actions import close_period, extend_period, rate, sign, tell_silence
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries import to_rate, waiting_for
from tolok.appraisal.queries.gatherings import without_rater, without_rater_count
from tolok.appraisal.queries.lists import Progress, progress
from tolok.appraisal.queries.silence import silent_raters, waited_for
from tolok.delivery.models import Notice
from tolok.people.access import NotAllowed
from tolok.people.models import Tie

ON = LATER.date()
LEFT = date(2026, 7, 1)


def rater_left(office: Office) -> None:
    """The named rater holds no post any more."""
    office.leave("superior", on=LEFT)


def rater_is_family(office: Office) -> None:
    """The named rater turns out to be family."""
    whose = {"person": office.people["superior"], "about": office.people["clerk"], "kind": "sibling"}
    Tie.objects.create(government=office.government, **whose, starts_on=LEFT, declared_at=NOON)


def nobody_was_named(office: Office) -> None:
    """No rater was found at gathering; the superior rates today."""
    Appraisal.objects.update(rater=None)


def both_left(office: Office) -> None:
    """The person and the rater retired, as many do at a year's end."""
    for role in ("clerk", "superior"):
        office.leave(role, on=LEFT)


CHANGES = [(rater_left, "above"), (rater_is_family, "above"), (nobody_was_named, "superior"), (both_left, "above")]


@pytest.mark.parametrize(("change", "role"), CHANGES)
def test_everybody_agrees_whom_a_sheet_waits_for(office: Office, change: Any, role: str) -> None:
    appraisal = office.gathered()
    change(office)
    appraisal, period = office.appraisal(), office.quarter()

    waits_for = [name for name, each in office.people.items() if is_rater(each, appraisal, ON)]

    whose = office.people[role]
    assert waits_for == [role]
    assert (to_rate(whose, on=ON), waiting_for(whose, on=ON)) == ([appraisal], 1)
    assert [(each.rater, each.count) for each in silent_raters(period, on=ON)] == [(whose, 1)]
    assert waited_for([period], on=ON) == {whose: {period.pk: 1}}
    assert progress([period.pk], on=ON)[period.pk] == Progress(gathered=1, rated=0, signed=0, silent=1, without=0)
    assert without_rater_count(period.pk, on=ON) == 0


@pytest.mark.parametrize(("change", "role"), CHANGES)
def test_silence_is_told_to_whoever_rates_now_and_to_their_superior(office: Office, change: Any, role: str) -> None:
    office.gathered()
    change(office)

    for day in (date(2026, 7, 28), date(2026, 8, 3), date(2026, 8, 5), date(2026, 8, 11)):
        tell_silence(government=office.government, at=LATER, on=day)

    told = Notice.objects.filter(key__startswith="silence:").exclude(person=office.people["hr"])
    expected = {"Above": 2} if role == "above" else {"Superior": 2, "Above": 1}
    names = list(told.values_list("person__name", flat=True))
    assert {name: names.count(name) for name in names} == expected


def test_the_agency_hears_that_superiors_know_only_if_they_do(office: Office) -> None:
    office.plan("colleague", superior="superior")
    office.gathered()
    period, hr, on = office.quarter(), office.people["hr"], date(2026, 8, 11)

    words = []
    for role in ("", "superior", "above"):
        if role:
            office.leave(role, on=LEFT)
        Notice.objects.all().delete()
        tell_silence(government=office.government, at=LATER, on=on)
        words.append(Notice.objects.get(person=hr, key=f"silence:{period.pk}:agency").text)

    assert words == [
        "Penilaian Triwulan II 2026 terlambat. 2 penilaian pada 1 penilai; atasan mereka tahu.",
        "Penilaian Triwulan II 2026 terlambat. 2 penilaian pada 1 penilai; 1 penilai tidak punya atasan yang dapat "
        "diberi tahu.",
        "Penilaian Triwulan II 2026 terlambat. 2 orang tidak boleh dinilai siapa pun.",
    ]


def test_more_time_is_told_to_whoever_rates_now(office: Office) -> None:
    office.gathered()
    rater_left(office)

    extend_period(
        by=office.people["hr"], at=LATER, period=office.quarter(), rate_by=date(2026, 8, 14), reason="Server terputus."
    )

    told = Notice.objects.filter(key__startswith="extended:")
    assert [each.person.name for each in told] == ["Above"]


def test_whom_nobody_can_rate_stands_among_those_without_a_rater(office: Office) -> None:
    appraisal = office.gathered()
    both_left(office)
    office.leave("above", on=LEFT)
    period = office.quarter()

    assert silent_raters(period, on=ON) == []
    assert without_rater_count(period.pk, on=ON) == 1
    assert list(without_rater(period.pk, None, on=ON)) == [appraisal]
    assert progress([period.pk], on=ON)[period.pk] == Progress(gathered=1, rated=0, signed=0, silent=0, without=1)


def test_family_of_whoever_left_does_not_rate_either(office: Office) -> None:
    office.gathered()
    both_left(office)
    whose = {"person": office.people["clerk"], "about": office.people["above"], "kind": "sibling"}
    Tie.objects.create(government=office.government, **whose, starts_on=LEFT, declared_at=NOON)

    assert without_rater_count(office.quarter().pk, on=ON) == 1
    assert not is_rater(office.people["above"], office.appraisal(), ON)


def test_a_period_closes_though_the_person_and_the_rater_retired(office: Office, visitor: Visitor) -> None:
    appraisal = office.gathered()
    both_left(office)
    by = office.people["above"]

    with pytest.raises(NotAllowed):
        rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
    page = visitor("above").get(f"/contoh/penilaian/{appraisal.pk}/nilai/")
    rate(by=by, at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
    sign(by=by, at=LATER, appraisal=appraisal)

    assert page.status_code == 200
    assert office.appraisal().signature.frozen["person"]["post"] == "Post of clerk"
    assert close_period(by=office.people["hr"], at=LATER, period=office.quarter())

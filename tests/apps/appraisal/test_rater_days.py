"""Where raters change within a part, it says who rated on how many days."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse

from tests.apps.appraisal.conftest import LATER, Office, Visitor, sheet
from tolok.appraisal.actions import gather_period, rate, sign
from tolok.appraisal.queries.raters import RaterDays, shares_kept
from tolok.people.models import Person, Posting

# The second quarter has 91 days: 45 until this one.
CHANGED = date(2026, 5, 16)


def follow(office: Office, *, left: date = CHANGED, came: date = CHANGED) -> None:
    """Somebody else takes the superior's post."""
    office.leave("superior", on=left)
    office.hire("follower", above="above", starts_on=came)
    Posting.objects.filter(person=office.people["follower"]).update(position=office.positions["superior"])


def path(office: Office, name: str) -> str:
    """That page of the clerk's appraisal."""
    return reverse(f"appraisal:{name}", args=[office.government.slug, office.appraisal().pk])


def test_one_rater_on_all_days_is_no_news(office: Office, visitor: Visitor) -> None:
    assert office.gathered().dossier.raters == []
    assert "Siapa menilai dalam periode ini" not in visitor("superior").get(path(office, "rate")).content.decode()


@pytest.mark.parametrize(
    ("left", "came", "shares"),
    [
        (CHANGED, CHANGED, [("Superior", 45), ("Follower", 46)]),
        (date(2026, 5, 11), CHANGED, [("Superior", 40), ("Above", 5), ("Follower", 46)]),
        (date(2026, 3, 1), date(2026, 3, 9), []),
    ],
)
def test_each_day_of_the_part_is_told_once(
    office: Office, left: date, came: date, shares: list[tuple[str, int]]
) -> None:
    follow(office, left=left, came=came)

    assert shares_kept(office.gathered().dossier) == tuple(RaterDays(*each) for each in shares)


def test_days_that_nobody_rated_are_told_as_such(office: Office) -> None:
    follow(office, left=date(2026, 5, 11))
    office.leave("above", on=date(2026, 5, 11))

    told = shares_kept(office.gathered().dossier)

    assert told == (RaterDays("Superior", 40), RaterDays("", 5), RaterDays("Follower", 46))


def test_two_raters_of_one_name_are_two(office: Office) -> None:
    follow(office)
    Person.objects.filter(pk=office.people["follower"].pk).update(name="Superior")

    assert shares_kept(office.gathered().dossier) == (RaterDays("Superior", 45), RaterDays("Superior", 46))


def test_a_transferred_person_has_the_raters_of_each_part(office: Office) -> None:
    office.hire("other", above="above")
    office.move("clerk", below="other", on=date(2026, 6, 1))
    follow(office)
    first = office.people["clerk"].skps.get()
    first.ends_on = date(2026, 6, 1)
    first.save()
    office.plan("clerk", superior="other", starts_on=date(2026, 6, 1))

    gather_period(by=office.people["hr"], at=LATER, period=office.quarter())

    kept = [each.dossier.raters for each in first.person.appraisals.order_by("skp__starts_on")]
    assert kept == [[{"name": "Superior", "days": 45}, {"name": "Follower", "days": 16}], []]


def test_the_rater_reads_it_beside_the_form_and_the_person_on_the_receipt(office: Office, visitor: Visitor) -> None:
    follow(office)
    appraisal = office.gathered()
    beside = visitor("follower").get(path(office, "rate")).content.decode()
    rate(by=office.people["follower"], at=LATER, appraisal=appraisal, sheet=sheet(appraisal))
    sign(by=office.people["follower"], at=LATER, appraisal=office.appraisal())
    # What the signature froze stays, whatever is corrected later.
    Posting.objects.filter(person=office.people["superior"]).update(ends_on=date(2026, 4, 2))

    receipt = visitor("clerk").get(path(office, "receipt")).content.decode()
    file = json.loads(visitor("clerk").get(path(office, "receipt_file")).content)

    for page in (beside, receipt):
        assert "<b>Superior</b> 45 hari" in page
        assert "<b>Follower</b> 46 hari" in page
    assert "?dari=2026-04-01&amp;sampai=2026-06-30" in beside
    assert file["raters"] == [{"name": "Superior", "days": 45}, {"name": "Follower", "days": 46}]

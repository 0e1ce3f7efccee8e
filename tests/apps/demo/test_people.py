"""The invented governments: every level, plainly fictitious, everybody led."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from tolok.demo.days import TODAY, YEAR
from tolok.demo.library import aims, jobs, standards
from tolok.demo.plans import plans
from tolok.demo.structure import SLUGS, Town, town

FIRST_DAY = date(YEAR, 1, 2)
LEVELS = {"head_of_region", "jpt", "administrator", "pengawas", "pelaksana", "fungsional"}
EVERY_DAY = [FIRST_DAY + timedelta(days=n) for n in range((TODAY - FIRST_DAY).days + 1)]


@pytest.fixture(params=SLUGS)
def place(request: pytest.FixtureRequest) -> Town:
    """Each of the four governments."""
    return town(str(request.param))


def test_a_government_has_sixty_to_a_hundred_and_fifty_people(place: Town) -> None:
    assert 60 <= len(place.people) <= 150


def test_every_level_is_there(place: Town) -> None:
    assert {post.level for post in place.posts.values()} == LEVELS


def test_serials_begin_with_nine_so_that_nobody_is_real(place: Town) -> None:
    assert {nip[15] for nip in place.people} == {"9"}


def test_nips_are_valid_in_form(place: Town) -> None:
    from tolok.people.queries import nip_fault

    assert [nip for nip in place.people if nip_fault(nip)] == []


def test_names_and_addresses_are_told_apart(place: Town) -> None:
    people = place.people.values()

    assert len({person.name for person in people}) == len({person.email for person in people}) == len(place.people)
    assert {person.email.endswith(".example.org") for person in people} == {True}


def test_everybody_but_the_head_of_region_is_led_every_day(place: Town) -> None:
    head = place.holder(next(code for code, post in place.posts.items() if post.level == "head_of_region"), TODAY)

    alone = {
        nip for day in EVERY_DAY for nip in place.people if place.post_of(nip, day) and not place.superior(nip, day)
    }

    assert alone == {head}


def test_a_post_without_holder_is_a_listed_vacancy(place: Town) -> None:
    vacant = {code for code in place.posts if place.holder(code, TODAY) is None}
    listed = {code for code, post in place.posts.items() if post.mark == "vacant"}
    moved = {place.labelled(place.turn("transfer")[0]).code}

    assert vacant == listed | moved


def test_one_person_moves_in_mid_year_and_has_two_plans(place: Town) -> None:
    counts = Counter(plan.nip for plan in plans(place.slug))

    assert sorted(set(counts.values())) == [1, 2]
    assert list(counts.values()).count(2) == 1


def test_one_official_acts_for_a_time_beside_the_own_post(place: Town) -> None:
    acting = [holding for holding in place.holdings if holding.kind == "plt"]

    assert [holding.ends_on is not None for holding in acting] == [True]
    assert place.post_of(acting[0].nip, acting[0].starts_on) is not None


def test_everybody_but_the_head_of_region_has_a_plan(place: Town) -> None:
    planned = {plan.nip for plan in plans(place.slug)}

    assert len(place.people) - len(planned) == 1


def test_a_goal_stands_that_nobody_carries(place: Town) -> None:
    assert [aim.code for aim in aims(place.slug) if not aim.units] == ["T7"]


def test_targets_come_from_a_library_of_sixty_indicators_and_more() -> None:
    used = {want.standard.code for job in jobs().values() for duty in job.duties for want in duty.wants}

    assert len(standards()) >= 60
    assert used <= set(standards())


def test_plans_are_of_both_approaches_with_exact_and_range_targets() -> None:
    listed = [plan for slug in SLUGS for plan in plans(slug)]
    ranges = {w.low < w.high for plan in listed for outcome in plan.outcomes for w in outcome.wants}
    aspects = {w.standard.aspect for plan in listed for outcome in plan.outcomes for w in outcome.wants}

    assert {plan.approach for plan in listed} == {"quantitative", "qualitative"}
    assert ranges == {True, False}
    assert aspects == {"quantity", "quality", "time", "cost"}

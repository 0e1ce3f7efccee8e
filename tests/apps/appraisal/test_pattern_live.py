"""The pattern as guidance renews itself: whom it answers, when, and what it says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.appraisal.test_calibration import change
from tests.apps.appraisal.test_calibration_pages import place as session
from tests.apps.appraisal.test_pages import _text as text
from tests.apps.appraisal.test_unit_pages import place
from tests.apps.appraisal.units import called, closed, decide, met, rate_role, rated_unit, sign_role, with_head
from tests.apps.work import SAVEPOINTS
from tolok.calendar.models import Period
from tolok.people.access import enter

if TYPE_CHECKING:
    from django.test import Client

    from tests.apps.appraisal.conftest import Office, Visitor

ASKED = re.compile(r'hx-get="(/contoh/penilaian/[^"]+/pola/kini/\?seen=[0-9a-f]{16})" hx-trigger="every 15s"')
HTMX = "django_htmx/htmx-2.min"


def asked(page: str) -> str:
    """Where a page, or its part, asks for the pattern anew."""
    (found,) = ASKED.findall(page)
    return str(found)


def given(page: str) -> list[str]:
    """How many have each predikat, as the bars say it."""
    return re.findall(r'class="pattern-figure"><b>(\d+)</b>', page)


@pytest.fixture
def unit(office: Office) -> Office:
    """Six people, all rated as good and none signed; the achievement is good."""
    rated_unit(office, more=2)
    decide(office)
    return office


def test_a_signed_rating_reaches_the_open_page_of_the_unit(unit: Office, visitor: Visitor) -> None:
    client = visitor("superior")
    page = text(client.get(place(unit)))
    still = client.get(asked(page))
    enter(unit.government.pk)
    rate_role(unit, "clerk", work="below", work_reason="The counter stood empty for weeks.")
    unsigned = client.get(asked(page))
    enter(unit.government.pk)
    sign_role(unit, "clerk")

    fresh = client.get(asked(page))

    assert HTMX in page
    assert [(each.status_code, each.content) for each in (still, unsigned)] == [(204, b"")] * 2
    assert (given(page)[0], given(text(fresh))[0]) == ("0", "1")
    assert client.get(asked(text(fresh))).status_code == 204


def test_the_part_is_no_page_and_is_said_once_and_politely(unit: Office, visitor: Visitor) -> None:
    client = visitor("superior")
    page = text(client.get(place(unit)))
    enter(unit.government.pk)
    sign_role(unit, "clerk")

    part = text(client.get(asked(page)))

    assert "<html" not in part
    assert re.search(r'<p class="hidden-text" role="status" id="pattern-said"></p>', page)
    assert part.count('<p id="pattern-said" hx-swap-oob="innerHTML">Pola berubah: ') == 1
    assert 'id="pattern-table" hx-swap-oob="true"' in part
    assert ('id="pattern-table"' in page, "hx-swap-oob" in page) == (True, False)
    assert "<details" not in part  # an open table stays open, and the focus in it


@pytest.mark.parametrize(
    ("role", "status"),
    [("above", 200), ("superior", 200), ("hr", 200), ("second", 404), ("clerk", 404), ("planner", 404)],
)
def test_who_finds_the_part_is_who_finds_the_page(unit: Office, visitor: Visitor, role: str, status: int) -> None:
    client = visitor(role)

    assert [client.get(place(unit, *more)).status_code for more in ((), ("pola", "kini"))] == [status] * 2


def test_no_page_asks_where_nothing_can_change(office: Office, visitor: Visitor) -> None:
    with_head(office)
    client = visitor("superior")
    undecided = text(client.get(place(office)))
    gone = client.get(place(office, "pola", "kini"))
    enter(office.government.pk)
    decide(office)
    small = text(client.get(place(office)))
    enter(office.government.pk)

    assert gone.status_code == 404
    assert not [page for page in (undecided, small) if ASKED.search(page) or HTMX in page]


def test_a_closed_period_and_the_list_of_a_rater_ask_for_nothing(unit: Office, visitor: Visitor) -> None:
    listed = text(visitor("superior").get("/contoh/penilaian/"))
    enter(unit.government.pk)
    Period.objects.filter(pk=unit.quarter().pk).update(state="closed")
    kept = text(visitor("superior").get(place(unit)))

    assert [len(given(page)) > 0 for page in (listed, kept)] == [True, True]
    assert not [page for page in (listed, kept) if "hx-get" in page or 'role="status" id="pattern-said"' in page]


def at_table(unit: Office, client: Client) -> str:
    """The page of the meeting, with its ratings on the table."""
    called(unit)
    met(unit)
    return text(client.get(session()))


def test_a_changed_rating_reaches_everybody_at_the_table(unit: Office, visitor: Visitor) -> None:
    client = visitor("second")
    page = at_table(unit, client)
    enter(unit.government.pk)
    still = client.get(asked(page))
    enter(unit.government.pk)
    change(unit)

    fresh = client.get(asked(page))

    assert HTMX in page
    assert still.status_code == 204
    assert given(page) != given(text(fresh))


@pytest.mark.parametrize(
    ("role", "status"), [("hr", 200), ("superior", 200), ("second", 200), ("clerk", 404), ("planner", 404)]
)
def test_unsigned_ratings_are_for_those_of_the_meeting_alone(
    unit: Office, visitor: Visitor, role: str, status: int
) -> None:
    called(unit)
    part = session("pola", "kini")
    before = visitor(role).get(part).status_code
    enter(unit.government.pk)
    met(unit)
    during = visitor(role).get(part).status_code
    enter(unit.government.pk)
    closed(unit)

    assert [before, during, visitor(role).get(part).status_code] == [404, status, 404]


@pytest.mark.parametrize("more", [0, 2])
@pytest.mark.parametrize(("role", "queries"), [("hr", 10), ("superior", 9), ("above", 11)])
def test_the_part_of_a_unit_costs_the_same_with_6_people_or_8(
    office: Office, visitor: Visitor, more: int, role: str, queries: int, django_assert_num_queries: Any
) -> None:
    rated_unit(office, more=2 + more)
    decide(office)
    client, part = visitor(role), place(office, "pola", "kini")
    client.get(part)

    with django_assert_num_queries(queries + SAVEPOINTS):  # for who decides, one says who rates the head
        client.get(part)


@pytest.mark.parametrize("more", [0, 2])
def test_the_part_of_a_meeting_costs_the_same_with_6_people_or_8(
    office: Office, visitor: Visitor, more: int, django_assert_num_queries: Any
) -> None:
    rated_unit(office, more=2 + more)
    decide(office)
    called(office)
    met(office)
    client, part = visitor("second"), session("pola", "kini")
    client.get(part)

    with django_assert_num_queries(10 + SAVEPOINTS):
        client.get(part)

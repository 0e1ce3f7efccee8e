"""What a machine sends through any form of the public counts for nothing (P3)."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver

from tests.apps.citizens.guarded_forms import FORMS, Filled, filled
from tests.apps.citizens.visitor import ticket
from tests.apps.web.test_public_posts import views
from tests.apps.work import Office
from tests.conftest import NOON
from tolok.citizens.actions.cases.reporter import reopen_case
from tolok.citizens.actions.cases.steps import NotAtThisPoint
from tolok.citizens.actions.guard import spend_ticket
from tolok.citizens.actions.moderation import hold, release
from tolok.citizens.models import Case, Standing
from tolok.citizens.queries.arrivals import arrival, queue
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")
ATTACKS = ("trap", "forged", "expired", "reused", "hurried")
AGES = {"expired": 24 * 3600 + 0.01, "hurried": 2.99}
# What is drawn anew for each page, whoever asks for it.
DRAWN = re.compile(r'name="(csrfmiddlewaretoken|key|ticket)" value="[^"]*"|nonce="[^"]*"')


def attacked(office: Office, form: str, why: str) -> dict[str, object]:
    """The guard's fields as a machine sends them."""
    made = ticket(form, office.government, age=AGES.get(why, 60))
    if why == "forged":
        made = made[:-1] + ("0" if made[-1] != "0" else "1")
    if why == "reused":
        spend_ticket(at=NOON, government_id=office.government.pk, ticket=made)
    return {"ticket": made, "situs": "https://contoh.example" if why == "trap" else ""}


def sent(office: Office, form: Filled, key: UUID, **guard: object) -> tuple[int, str, str]:
    """Send it; the status, where it leads to, and the page but for what is drawn anew."""
    answer: Any = Client().post(f"/contoh/warga/{form.address}", {"key": key, **form.fields, **guard})
    enter(office.government.pk)
    return answer.status_code, answer.headers.get("Location", ""), DRAWN.sub("", answer.content.decode())


def honest(office: Office, form: Filled, key: UUID) -> tuple[tuple[int, str, str], Any]:
    """What somebody honest is answered, and what counts then; it is taken back."""
    with transaction.atomic():
        page = sent(office, form, key, ticket=ticket(form.name, office.government))
        counted = form.counted()
        transaction.set_rollback(True)
    return page, counted


def waiting(standing: str = Standing.SPAM) -> list[tuple[str, int, str]]:
    """The rows that the queue shows: the table, the row, and why it is there."""
    found = []
    for each in queue(standing).rows:
        row = arrival(each.kind, each.id)
        assert row is not None
        found.append((each.kind, each.id, row.held_for))
    assert queue(standing).counts[standing] == len(found)
    return found


@pytest.mark.parametrize("why", ATTACKS)
@pytest.mark.parametrize("name", FORMS)
def test_nothing_takes_effect_behind_the_same_page_until_a_moderator_says_so(
    office: Office, name: str, why: str
) -> None:
    (desk, form), key = filled(office, name), uuid4()
    before, old = form.counted(), waiting()
    page, counted = honest(office, form, key)

    answered = sent(office, form, key, **attacked(office, form.name, why))
    after, found = form.counted(), [each for each in waiting() if each not in old]
    for kind, number, _why in found:
        row: Any = arrival(kind, number)
        release(by=desk.coordinator, at=NOON, row=row)

    assert before == after != counted
    assert answered == page
    assert page[0] < 400
    assert {each for _kind, _number, each in found} == {why}
    assert len(found) == (2 if name == "survey" else 1)  # its comment is read apart
    assert (form.counted(), waiting()) == (counted, old)


def test_every_guarded_form_is_attacked(office: Office) -> None:
    guarded = {view.guarded for _text, _name, view in views(get_resolver()) if hasattr(view, "guarded")}

    assert {name.split(":")[0] for name in FORMS} == guarded


TRACKED = [name for name in FORMS if name.startswith("track")]


@pytest.mark.parametrize("name", TRACKED)
def test_an_act_that_was_let_count_happens_once(office: Office, name: str) -> None:
    (desk, form), key = filled(office, name), uuid4()
    _page, counted = honest(office, form, key)
    for _time in range(2):
        sent(office, form, key, situs="x")
    ((kind, number, _why),) = waiting()
    row: Any = arrival(kind, number)

    for step in (release, hold, release):
        row = step(by=desk.coordinator, at=NOON, row=row)

    assert form.counted() == counted


@pytest.mark.parametrize("name", ["track: confirm", "track: rate"])
def test_an_act_about_an_answer_that_no_longer_stands_is_refused(office: Office, name: str) -> None:
    desk, form = filled(office, name)
    sent(office, form, uuid4(), situs="x")
    ((kind, number, _why),) = waiting()
    row: Any = arrival(kind, number)
    later = NOON + timedelta(days=1)
    reopen_case(at=later, case=Case.objects.get(pk=row.case_id), key=uuid4(), reason="Belum selesai")
    before = form.counted()

    with pytest.raises(NotAtThisPoint), transaction.atomic():
        release(by=desk.coordinator, at=later, row=row)

    assert (form.counted(), waiting()) == (before, [(kind, number, "trap")])


@pytest.mark.parametrize("name", TRACKED)
def test_a_repeat_of_an_act_that_counts_is_no_spam(office: Office, name: str) -> None:
    """Two taps on a slow line: the second has a used ticket."""
    (_desk, form), key, good = filled(office, name), uuid4(), ticket("track", office.government)
    first = sent(office, form, key, ticket=good)
    counted = form.counted()

    sent(office, form, key, ticket=good)

    assert (first[0], waiting(), form.counted()) == (200, [], counted)

"""Who was measured may say it is wrong; somebody else decides, with a reason."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client

from tests.apps.evidence.events import given, measured
from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON
from tolok.delivery.models import Notice
from tolok.evidence.access import STEPS
from tolok.evidence.actions import (
    AlreadyContested,
    NoEvent,
    NotContested,
    ReasonIsMissing,
    contest_event,
    decide_contest,
)
from tolok.evidence.models import Contest, ServiceEvent
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Posting

WHY = "Berkas ini dikerjakan Budi."


def stored(office: Office) -> ServiceEvent:
    """One measured event of the clerk."""
    given(office)
    return measured(office, 1)[0]


def contested(office: Office) -> ServiceEvent:
    """One that the clerk contests."""
    event = stored(office)
    contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)
    return event


def state(event: ServiceEvent) -> str:
    """The stored state."""
    return ServiceEvent.objects.get(pk=event.pk).state


def test_an_event_is_contested_with_a_reason_and_the_superior_is_told(office: Office) -> None:
    event = contested(office)

    notice = Notice.objects.get(person=office["superior"])
    assert (state(event), event.contest.reason) == ("contested", WHY)
    assert WHY in notice.text
    assert notice.address == f"/contoh/bukti/terukur/kejadian/{event.pk}/"
    assert LedgerEntry.objects.filter(verb="contest_event", person_id=office["self"].pk).count() == 1


@pytest.mark.parametrize(("by", "is_struck", "end"), [("superior", True, "struck"), ("hr", False, "measured")])
def test_the_superior_or_the_agency_decides_and_the_person_is_told(
    office: Office, by: str, is_struck: bool, end: str
) -> None:
    event = contested(office)

    decide_contest(by=office[by], at=NOON, event_id=event.pk, is_struck=is_struck, answer="Sudah dicocokkan.")

    contest = Contest.objects.get()
    assert (state(event), contest.verdict) == (end, "struck" if is_struck else "kept")
    assert (contest.decider, contest.answer) == (office[by], "Sudah dicocokkan.")
    assert "Sudah dicocokkan." in Notice.objects.get(person=office["self"]).text


@pytest.mark.parametrize(
    ("verb", "start"), list(product(("contest_event", "keep_event", "strike_event"), ServiceEvent.State.values))
)
def test_every_step_from_every_state(office: Office, verb: str, start: str) -> None:
    event = contested(office) if verb != "contest_event" or start != "measured" else stored(office)
    ServiceEvent.objects.filter(pk=event.pk).update(state=start)
    starts, end, _who = STEPS[verb]

    def step() -> None:
        if verb == "contest_event":
            contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)
        else:
            is_struck = verb == "strike_event"
            decide_contest(by=office["hr"], at=NOON, event_id=event.pk, is_struck=is_struck, answer="Ya")

    if start in starts:
        step()
        assert state(event) == end
    else:
        with pytest.raises((AlreadyContested, NotContested)):
            step()


def test_one_contest_is_decided_for_good(office: Office) -> None:
    event = contested(office)
    decide_contest(by=office["hr"], at=NOON, event_id=event.pk, is_struck=False, answer="Ya")

    with pytest.raises(AlreadyContested):
        contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)
    with pytest.raises(NotContested):
        decide_contest(by=office["hr"], at=NOON, event_id=event.pk, is_struck=True, answer="Ya")


def test_nobody_contests_for_others_or_decides_for_themselves(office: Office) -> None:
    event = stored(office)
    with pytest.raises(NotAllowed):
        contest_event(by=office["superior"], at=NOON, event_id=event.pk, reason=WHY)
    contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)

    for by in ("self", "colleague", "above"):
        with pytest.raises(NotAllowed):
            decide_contest(by=office[by], at=NOON, event_id=event.pk, is_struck=True, answer="Ya")


def test_a_step_needs_its_reason(office: Office) -> None:
    event = stored(office)
    with pytest.raises(ReasonIsMissing):
        contest_event(by=office["self"], at=NOON, event_id=event.pk, reason="  ")
    contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)
    with pytest.raises(ReasonIsMissing):
        decide_contest(by=office["hr"], at=NOON, event_id=event.pk, is_struck=True, answer="")

    assert state(event) == "contested"


def test_an_unknown_event_is_refused(office: Office) -> None:
    with pytest.raises(NoEvent):
        contest_event(by=office["self"], at=NOON, event_id=99, reason=WHY)


def test_without_a_superior_the_contest_waits_for_the_agency(office: Office) -> None:
    event = stored(office)
    Posting.objects.filter(person__in=[office["superior"], office["above"]]).delete()

    contest_event(by=office["self"], at=NOON, event_id=event.pk, reason=WHY)

    assert Notice.objects.count() == 0
    decide_contest(by=office["hr"], at=NOON, event_id=event.pk, is_struck=True, answer="Ya")


def test_the_page_contests_and_the_superiors_page_decides(client: Client, office: Office, noon: None) -> None:
    event = stored(office)
    address = f"bukti/terukur/kejadian/{event.pk}/"
    enter_as(client, office["self"])
    assert "Sanggah" in client.get(f"/contoh/{address}").content.decode()
    empty, sent = send(client, address), send(client, address, reason=WHY)
    again = send(client, address, reason=WHY)
    enter_as(client, office["superior"])
    asked = client.get("/contoh/bukti/terukur/layanan/").content.decode()
    wrong = send(client, address, verdict="struck", answer="")
    decided = send(client, address, verdict="struck", answer="Benar, dikerjakan Budi.")

    assert [answer.status_code for answer in (empty, sent, again)] == [422, 302, 200]
    assert WHY in asked
    assert (wrong.status_code, decided.status_code, state(event)) == (422, 302, "struck")
    assert "Benar, dikerjakan Budi." in client.get(f"/contoh/{address}").content.decode()


def test_the_event_is_not_for_strangers(client: Client, office: Office, noon: None) -> None:
    event = stored(office)
    enter_as(client, office["colleague"])

    assert client.get(f"/contoh/bukti/terukur/kejadian/{event.pk}/").status_code == 404
    assert client.get(f"/contoh/bukti/terukur/{office['self'].pk}/").status_code == 404
    assert client.get("/contoh/bukti/terukur/layanan/").status_code == 403

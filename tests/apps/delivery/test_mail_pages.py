"""The HR agency sees what did not arrive and decides; each person turns mails off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from tests.apps.delivery.test_mail import people, queue
from tests.apps.people.conftest import office
from tests.apps.people.test_pages import signed_in
from tests.conftest import NOON
from tolok.delivery.access import STEPS
from tolok.delivery.actions import NothingToRetry, begin_mail, choose_mail, refuse_mail, retry_mail
from tolok.delivery.models import Mail, MailChoice
from tolok.delivery.queries import mail_counts, wants_mail
from tolok.people.access import NotAllowed, enter
from tolok.people.models import Person

__all__ = ["office", "people"]
LATER = NOON + timedelta(minutes=11)
# From which state the HR agency may send again; what is being sent only once it hangs.
RETRIED = {"waiting": False, "sending": True, "sent": False, "failed": True}


def hanging(people: list[Person]) -> Mail:
    """The first person's mail, whose worker died while it was sent."""
    queue(people[:1])
    mail = begin_mail(at=NOON, mail_id=Mail.objects.get(key="a").pk)
    assert mail is not None
    return mail


def hr(people: list[Person]) -> Person:
    """The one of the HR agency."""
    return next(person for person in people if person.name == "Hadi Putra")


def test_the_states_tried_here_are_all_states() -> None:
    assert set(RETRIED) == set(Mail.State.values)
    assert set(STEPS["retry_mail"][0]) == {state for state, allowed in RETRIED.items() if allowed}


@pytest.mark.parametrize("state", RETRIED)
def test_what_failed_or_hangs_may_be_sent_again(people: list[Person], state: str) -> None:
    mail = hanging(people)
    Mail.objects.update(state=state)

    try:
        again = retry_mail(by=hr(people), at=LATER, mail=mail)
        assert (again.state, again.tries, again.next_at, again.error) == ("waiting", 0, LATER, "")
        is_retried = True
    except NothingToRetry:
        is_retried = False

    assert is_retried is RETRIED[state]


def test_what_is_being_sent_this_minute_is_left_alone(people: list[Person]) -> None:
    mail = hanging(people)

    with pytest.raises(NothingToRetry):
        retry_mail(by=hr(people), at=NOON + timedelta(minutes=9), mail=mail)
    with pytest.raises(NotAllowed):
        retry_mail(by=people[0], at=LATER, mail=mail)


def test_what_waits_for_a_pause_is_begun_by_nobody(people: list[Person]) -> None:
    mail = hanging(people)
    refuse_mail(at=NOON, mail=mail, error="450 penuh")

    assert begin_mail(at=NOON, mail_id=mail.pk) is None


def test_the_agency_sees_what_hangs_first_and_sends_it_again(people: list[Person]) -> None:
    queue(people, key="b")
    Mail.objects.update(state="sent", tried_at=NOON)
    mail = hanging(people)
    client = signed_in(hr(people))

    with time_machine.travel(LATER, tick=False):
        listed = client.get(reverse("delivery:mails", args=["contoh"]))
        page = client.get(reverse("delivery:mail", args=["contoh", mail.pk])).content.decode()
        sent = client.post(reverse("delivery:retry_mail", args=["contoh", mail.pk]), {"key": uuid4()})

    enter(mail.government_id)
    assert listed.context["page"].object_list[0] == mail
    assert "Tidak diketahui apakah 1 surel sampai" in listed.content.decode()
    assert "Tidak ada yang tahu apakah surel ini sampai" in page
    assert (sent.status_code, Mail.objects.get(pk=mail.pk).state) == (302, "waiting")
    assert mail_counts(at=LATER).sent == len(people)


def test_nobody_else_sees_mails_and_unknown_ones_are_not_found(people: list[Person]) -> None:
    mail = hanging(people)
    other, agency = signed_in(next(each for each in people if each != hr(people))), signed_in(hr(people))

    addresses = [reverse("delivery:mails", args=["contoh"]), reverse("delivery:mail", args=["contoh", mail.pk])]

    assert [other.get(address).status_code for address in addresses] == [403, 403]
    assert agency.get(reverse("delivery:mail", args=["contoh", 0])).status_code == 404


def test_without_a_server_the_page_says_so(people: list[Person], settings: Any) -> None:
    settings.MAILS = False

    page = signed_in(hr(people)).get(reverse("delivery:mails", args=["contoh"])).content.decode()

    assert "Belum ada server surel" in page


def test_a_person_turns_mails_off_and_on_and_keeps_notices(people: list[Person]) -> None:
    person = people[0]
    queue(people[:2])
    client, address = signed_in(person), reverse("delivery:choose_mail", args=["contoh"])

    client.post(address, {"key": uuid4()})
    enter(person.government_id)
    off, left = wants_mail(person), list(Mail.objects.values_list("person", flat=True))
    page = client.get(reverse("delivery:notices", args=["contoh"])).content.decode()
    client.post(address, {"key": uuid4(), "mails": "on"})
    enter(person.government_id)

    assert (off, left) == (False, [people[1].pk])
    assert "Anda mematikan surel" in page
    assert wants_mail(person)
    assert MailChoice.objects.count() == 1


def test_who_has_no_address_is_told_how_to_get_mails(people: list[Person]) -> None:
    Person.objects.filter(pk=people[0].pk).update(email="")
    client = signed_in(people[0])

    assert (
        "Alamat surel Anda belum tercatat" in client.get(reverse("delivery:notices", args=["contoh"])).content.decode()
    )
    choose_mail(by=people[0], at=NOON, is_on=True)

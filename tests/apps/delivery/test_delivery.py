"""Each thing is told once, and only its person marks it as read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils.translation import gettext_lazy, override

from tests.apps.people.conftest import office
from tests.apps.people.test_pages import signed_in
from tests.conftest import NOON
from tolok.delivery import queries
from tolok.delivery.actions import Reminder, Telling, mark_read, remind, tell, tell_many
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

__all__ = ["office"]


def test_the_same_thing_is_told_once(office: dict[str, Person]) -> None:
    told = [tell(at=NOON, person=office["ani"], kind="news", key="a", text="Halo") is not None for _ in range(2)]

    assert told == [True, False]
    assert [notice.text for notice in queries.unread(office["ani"])] == ["Halo"]


def test_reminding_many_is_telling_each_once(office: dict[str, Person]) -> None:
    tell(at=NOON, person=office["ani"], kind="reminder", key="skp", text="Susun SKP")
    reminders = [Reminder(person, "skp", "Susun SKP") for person in [*office.values(), office["ratna"]]]

    counts = [remind(by=office["hadi"], at=NOON, reminders=reminders) for _ in range(2)]

    assert counts == [3, 0]
    assert Notice.objects.count() == 4
    entries = LedgerEntry.objects.filter(verb="tell").order_by("id")
    assert {(e.object_type, tuple(e.field_names)) for e in entries} == {("delivery_notice", ("kind", "key"))}
    assert len(entries) == 4


def test_sixty_reminders_take_the_copied_way(office: dict[str, Person]) -> None:
    reminders = [Reminder(office["ani"], f"hari-{n}", "Lapor") for n in range(60)]

    assert remind(by=None, at=NOON, reminders=reminders) == 60
    assert queries.unread_count(office["ani"]) == 60


def test_news_for_many_is_told_once_in_the_language_of_the_house(office: dict[str, Person]) -> None:
    ani, text = office["ani"], gettext_lazy("Reminder")
    tellings = [
        Telling(NOON, ani, "a", text, {}, "delivery:read", 7),
        Telling(NOON, ani, "b", "%(a)s" * 9, {"a": "x" * 99}),
    ]

    with override("en"):
        counts = [tell_many(at=NOON, tellings=tellings) for _ in range(2)]

    assert counts == [2, 0]
    told = Notice.objects.order_by("pk").values_list("kind", "text", "address", "told_at")
    assert list(told) == [("news", "Pengingat", "/contoh/kabar/7/", NOON), ("news", "x" * 300, "", NOON)]


def test_nothing_to_tell_is_told_to_nobody(government: Government) -> None:
    assert tell_many(at=NOON, tellings=[]) == 0


def test_a_colleague_may_not_remind(office: dict[str, Person]) -> None:
    with pytest.raises(NotAllowed):
        remind(by=office["ani"], at=NOON, reminders=[Reminder(office["ratna"], "a", "b")])

    assert remind(by=office["ratna"], at=NOON, reminders=[Reminder(office["ani"], "a", "b")]) == 1


def test_only_the_person_marks_it_as_read_and_once(office: dict[str, Person]) -> None:
    notice = tell(at=NOON, person=office["ani"], kind="news", key="a", text="Halo")
    assert notice is not None

    with pytest.raises(NotAllowed):
        mark_read(by=office["ratna"], at=NOON, notice=notice)
    mark_read(by=office["ani"], at=NOON, notice=notice)
    mark_read(by=office["ani"], at=NOON + timedelta(hours=1), notice=notice)

    assert Notice.objects.get().read_at == NOON
    assert queries.unread(office["ani"]) == []


def test_the_page_lists_notices_and_leads_on(office: dict[str, Person]) -> None:
    tell(at=NOON, person=office["ani"], kind="news", key="a", text="Halo", address="/contoh/hari-ini/")
    evil = tell(at=NOON, person=office["ani"], kind="news", key="b", text="Luar", address="//lain.example/")
    assert evil is not None
    client = signed_in(office["ani"])

    page = client.get(reverse("delivery:notices", args=["contoh"]))
    outside = client.post(reverse("delivery:read", args=["contoh", evil.pk]), {"key": uuid4()})
    others = signed_in(office["ratna"]).post(reverse("delivery:read", args=["contoh", evil.pk]), {"key": uuid4()})

    assert [notice.text for notice in page.context["page"].object_list] == ["Luar", "Halo"]
    assert (outside.status_code, outside.headers["Location"]) == (302, "/contoh/kabar/")
    assert others.status_code == 403

"""Moderators decide with reasons and a way back; others decide on appeals."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.citizens.talk import post_on, staffed, topic_in
from tests.apps.work import SAVEPOINTS, Office, enter_as, send
from tests.conftest import NOON
from tolok.citizens.access.moderation import NotThisStep
from tolok.citizens.actions.appeals import reject_appeal, uphold_appeal
from tolok.citizens.actions.forum import raise_appeal
from tolok.citizens.actions.moderation import NoReason, hold, release, set_aside
from tolok.citizens.models import Appeal, Arrived, Moderation, Post
from tolok.citizens.queries.arrivals import KINDS, arrived_tables
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter

PLACE = "warga/meja/moderasi/"


def appeal_against(row: Any) -> Appeal:
    """The writer's word against what was put aside."""
    return raise_appeal(at=NOON, about=row, key=uuid4(), text="Tidak kasar", standing="open", held_for="")


def test_every_table_of_the_public_comes_to_the_queue() -> None:
    assert {kind.model for kind in KINDS.values()} == set(arrived_tables())
    assert Arrived not in arrived_tables()
    assert [name for name, kind in KINDS.items() if kind.model._meta.model_name != name] == []


def test_what_is_released_counts_and_what_is_put_aside_does_not(office: Office) -> None:
    by, topic = staffed(office)["colleague"], topic_in(office)
    counts = []

    row: Post = post_on(topic, standing="held", held_for="many")
    for step in (release, lambda **given: set_aside(reason="abuse", **given), hold, release):
        row = step(by=by, at=NOON, row=row)
        topic.refresh_from_db()
        counts.append((row.standing, row.held_for, topic.shown_posts))

    assert counts == [("open", "", 1), ("spam", "abuse", 0), ("held", "moderator", 0), ("open", "", 1)]
    verbs = list(Moderation.objects.order_by("pk").values_list("verb", "reason"))
    assert verbs == [("release", ""), ("set_aside", "abuse"), ("hold", ""), ("release", "")]


def test_no_entry_of_a_decision_names_a_reporter(office: Office) -> None:
    row = post_on(topic_in(staffed(office)), standing="held")

    release(by=office["colleague"], at=NOON, row=row)

    entry = LedgerEntry.objects.latest("pk")
    assert (entry.verb, entry.object_type, entry.person_id) == ("release", "citizens_post", None)


def test_a_decision_needs_a_coordinator_a_reason_and_the_right_state(office: Office) -> None:
    row = post_on(topic_in(staffed(office)))

    with pytest.raises(NotAllowed):
        set_aside(by=office["hr"], at=NOON, row=row, reason="abuse")
    with pytest.raises(NoReason):
        set_aside(by=office["colleague"], at=NOON, row=row, reason="because")
    with pytest.raises(NotThisStep):
        release(by=office["colleague"], at=NOON, row=row)


def test_an_appeal_is_decided_by_somebody_else(office: Office) -> None:
    by, topic = staffed(office)["colleague"], topic_in(office)
    post = set_aside(by=by, at=NOON, row=post_on(topic), reason="abuse")
    appeal = appeal_against(post)

    with pytest.raises(NotAllowed):
        uphold_appeal(by=by, at=NOON, appeal=appeal, answer="Saya sendiri")
    upheld = uphold_appeal(by=office["hr"], at=NOON, appeal=appeal, answer="Memang tidak kasar")

    post.refresh_from_db()
    topic.refresh_from_db()
    assert (upheld.state, post.standing, topic.shown_posts) == ("upheld", "open", 1)
    with pytest.raises(NotThisStep):
        reject_appeal(by=office["hr"], at=NOON, appeal=upheld, answer="Ternyata")


def test_an_appeal_can_be_rejected_and_one_on_shown_words_counts_once(office: Office) -> None:
    by, topic = staffed(office)["colleague"], topic_in(office)
    aside = set_aside(by=by, at=NOON, row=topic, reason="off_topic")
    rejected = reject_appeal(by=office["hr"], at=NOON, appeal=appeal_against(aside), answer="Tetap di luar topik")
    again = appeal_against(aside)
    release(by=by, at=NOON, row=aside)
    upheld = uphold_appeal(by=office["hr"], at=NOON, appeal=again, answer="Sudah tampil")

    topic.refresh_from_db()
    assert (rejected.state, upheld.state, topic.standing) == ("rejected", "upheld", "open")


@pytest.mark.usefixtures("noon")
def test_the_coordinator_works_through_the_queue(office: Office, client: Client) -> None:
    topic = topic_in(staffed(office))
    row = post_on(topic, "Kata menunggu", standing="held", held_for="many")
    post_on(topic, "Kata mesin", standing="spam", held_for="trap")
    enter_as(client, office["colleague"])
    place = f"{PLACE}post/{row.pk}/"

    waits = client.get(f"/contoh/{PLACE}").content.decode()
    spam = client.get(f"/contoh/{PLACE}?tampil=spam").content.decode()
    shown = client.get(f"/contoh/{place}").content.decode()
    codes = [send(client, place, verb="set_aside", reason=reason, note="").status_code for reason in ("", "double")]
    codes += [send(client, place, verb=verb).status_code for verb in ("release", "hold", "release", "nonsense")]

    assert [word in waits for word in ("Kata menunggu", "Kata mesin")] == [True, False]
    assert [word in spam for word in ("Kata menunggu", "Kata mesin")] == [False, True]
    assert "banyak yang datang dari jaringan ini" in shown
    assert codes == [422, 302, 302, 302, 302, 422]
    history = client.get(f"/contoh/{place}").content.decode()
    assert history.count("dikesampingkan: sudah ada di sini") == 1
    for missing in ("post/9999999/", "nonsense/1/", "banding/9999999/"):
        assert client.get(f"/contoh/{PLACE}{missing}").status_code == 404


@pytest.mark.usefixtures("noon")
def test_the_queue_asks_as_often_for_three_rows_as_for_one(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    topic = topic_in(staffed(office))
    for size in (1, 3):
        for _number in range(size):
            post_on(topic, standing="held")
            topic_in(office, standing="held")
            topic_in(office, standing="spam")
        enter_as(client, office["colleague"])
        with django_assert_num_queries(11 + SAVEPOINTS):
            page = client.get(f"/contoh/{PLACE}").content.decode()
        enter(office.government.pk)

    assert ("Menunggu · 8" in page, "Dikesampingkan · 4" in page) == (True, True)


@pytest.mark.usefixtures("noon")
def test_appeals_are_answered_on_the_page(office: Office, client: Client) -> None:
    staffed(office)
    aside = set_aside(by=office["colleague"], at=NOON, row=post_on(topic_in(office)), reason="abuse")
    first = appeal_against(aside)
    enter_as(client, office["hr"])

    listed = client.get(f"/contoh/{PLACE}").content.decode()
    place = f"{PLACE}banding/{first.pk}/"
    codes = [send(client, place, verb="reject_appeal", answer=text).status_code for text in ("", "Tetap kasar")]
    after = client.get(f"/contoh/{place}").content.decode()
    enter(office.government.pk)
    second = appeal_against(aside)
    codes.append(send(client, f"{PLACE}banding/{second.pk}/", verb="uphold_appeal", answer="Baik").status_code)

    assert "Tidak kasar" in listed
    assert codes == [422, 302, 302]
    assert "Tetap kasar" in after


@pytest.mark.usefixtures("noon")
def test_the_pages_are_closed_to_others(office: Office, client: Client) -> None:
    staffed(office)
    aside = set_aside(by=office["colleague"], at=NOON, row=post_on(topic_in(office)), reason="abuse")
    places = ["", f"post/{aside.pk}/", f"banding/{appeal_against(aside).pk}/"]

    enter_as(client, office["superior"])
    assert [client.get(f"/contoh/{PLACE}{place}").status_code for place in places] == [403] * 3
    enter(office.government.pk)
    enter_as(client, office["colleague"])
    assert [client.get(f"/contoh/{PLACE}{place}").status_code for place in places] == [200, 200, 403]

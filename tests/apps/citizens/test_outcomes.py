"""A topic becomes an improvement or, after a review, an indicator."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.citizens.talk import YEAR_END, closed, planned, post_on, proposed, staffed, topic_in, wanted
from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON, TODAY
from tolok.citizens.access.moderation import NotThisStep
from tolok.citizens.actions import end_duty
from tolok.citizens.actions.forum import AnswersAnAnswer
from tolok.citizens.actions.improvements import finish_improvement
from tolok.citizens.actions.outcomes import adopt_indicator, decline_indicator, link_indicator
from tolok.citizens.actions.topics import (
    DueBeforeToday,
    answer_topic,
    open_topic,
    propose_indicator,
    reopen_topic,
    sum_up_topic,
)
from tolok.citizens.models import DeskDuty, Improvement, IndicatorProposal, Post, Topic
from tolok.people.access import NotAllowed, enter
from tolok.skp.models import Indicator, IndicatorRevision

FORUM, DESK = "warga/meja/forum/", "warga/meja/"


def test_officials_open_and_answer_under_their_name(office: Office) -> None:
    staffed(office)
    told: dict[str, Any] = {"title": "Jam layanan", "text": "Pukul berapa?", "unit": office.unit}
    topic = open_topic(by=office["self"], at=NOON, key=uuid4(), **told)
    post = answer_topic(by=office["self"], at=NOON, topic=topic, answers=None, key=uuid4(), text="Kami dengar")
    answer = answer_topic(by=office["colleague"], at=NOON, topic=topic, answers=post, key=uuid4(), text="Ya")

    topic.refresh_from_db()
    assert (topic.official, post.official, topic.shown_posts) == (office["self"], office["self"], 2)
    with pytest.raises(AnswersAnAnswer):
        answer_topic(by=office["self"], at=NOON, topic=topic, answers=answer, key=uuid4(), text="Terlalu dalam")
    with pytest.raises(NotAllowed):
        open_topic(by=office["self"], at=NOON, key=uuid4(), **{**told, "unit": None})


def test_a_summary_closes_and_can_be_written_anew_and_a_topic_opens_again(office: Office) -> None:
    topic = closed(staffed(office))

    summed = sum_up_topic(by=office["self"], at=NOON, topic=topic, summary="Loket buka pukul enam.")
    reopened = reopen_topic(by=office["colleague"], at=NOON, topic=summed)

    assert (topic.state, summed.summary, reopened.state) == ("closed", "Loket buka pukul enam.", "talking")
    with pytest.raises(NotThisStep):
        sum_up_topic(by=office["self"], at=NOON, topic=reopened, summary="x")


def test_what_is_due_in_the_past_is_refused(office: Office) -> None:
    topic = closed(staffed(office))

    with pytest.raises(DueBeforeToday):
        propose_indicator(
            by=office["self"], at=NOON, topic=topic, wanted=wanted(office, due_on=date(2026, 7, 13)), unit=None
        )


def test_a_planner_puts_the_indicator_into_the_library(office: Office) -> None:
    proposal = proposed(staffed(office))

    adopted = adopt_indicator(by=office["planner"], at=NOON, proposal=proposal, code="W-KTP")

    revision = IndicatorRevision.objects.get()
    assert (adopted.state, adopted.reviewed_by, adopted.indicator) == ("adopted", office["planner"], revision.indicator)
    assert (revision.name, revision.typical_high, revision.source) == ("Waktu terbit KTP-el", 200, "Antrean KTP")
    with pytest.raises(NotThisStep):
        decline_indicator(by=office["planner"], at=NOON, proposal=adopted, reason="x")


def test_nothing_enters_the_library_without_a_review_by_somebody_else(office: Office) -> None:
    staffed(office)
    end_duty(by=office["hr"], at=NOON, duty=DeskDuty.objects.get(unit=None), ends_on=date(2026, 7, 15))
    DeskDuty.objects.create(government=office.government, person=office["planner"], role="coordinator", starts_on=TODAY)
    own = propose_indicator(
        by=office["planner"], at=NOON, topic=closed(office), wanted=wanted(office), unit=office.unit
    )

    for by in ("planner", "colleague", "superior"):
        with pytest.raises(NotAllowed):
            adopt_indicator(by=office[by], at=NOON, proposal=own, code="W")

    assert Indicator.objects.count() == 0
    assert decline_indicator(by=office["hr"], at=NOON, proposal=own, reason="Sudah diukur").reason == "Sudah diukur"


def test_an_indicator_that_measures_the_same_is_linked(office: Office) -> None:
    staffed(office)
    known = adopt_indicator(by=office["planner"], at=NOON, proposal=proposed(office), code="W-KTP").indicator
    assert known is not None

    linked = link_indicator(by=office["hr"], at=NOON, proposal=proposed(office), indicator=known)

    assert (linked.state, linked.indicator, Indicator.objects.count()) == ("adopted", known, 1)


def test_an_improvement_ends_once(office: Office) -> None:
    done = finish_improvement(by=office["superior"], at=NOON, improvement=planned(staffed(office)), outcome="Berjalan")

    assert (done.state, done.ended_on) == ("done", TODAY)
    with pytest.raises(NotThisStep):
        finish_improvement(by=office["superior"], at=NOON, improvement=done, outcome="Lagi")


@pytest.mark.usefixtures("noon")
def test_an_officer_leads_a_topic_on_the_pages(office: Office, client: Client) -> None:
    staffed(office)
    enter_as(client, office["self"])
    told = {"title": "Jam layanan", "text": "Pukul berapa?", "unit": str(office.unit.pk)}

    empty = client.get(f"/contoh/{FORUM}").content.decode()
    codes = [send(client, f"{FORUM}baru/", **fields).status_code for fields in ({}, told)]
    enter(office.government.pk)
    topic = Topic.objects.get()
    place = f"{FORUM}{topic.pk}/"
    post = post_on(topic, "Pukul enam")
    codes += [send(client, f"{place}jawab/?jawab={post.pk}", text=text).status_code for text in ("", "Kami coba")]
    codes += [send(client, f"{place}rangkum/", summary=text).status_code for text in ("", "Pukul tujuh", "Pukul enam")]
    codes.append(send(client, f"{place}perbaikan/", **planning(office)).status_code)
    codes.append(send(client, f"{place}indikator/", **indicator(office)).status_code)
    page = client.get(f"/contoh/{place}").content.decode()
    seen = client.get(f"/contoh/warga/forum/{topic.pk}/").content.decode()
    closed_list = client.get("/contoh/warga/forum/?tampil=selesai").content.decode()
    codes.append(send(client, f"{place}buka/").status_code)

    assert "Belum ada topik di sini" in empty
    assert codes == [422, 302, 422, 302, 422, 302, 302, 302, 302, 302]
    for word in ("Kami coba", "Pukul enam", "Loket pagi", "Waktu terbit KTP-el"):
        assert (word in page, word in seen) == (True, True)
    assert "1 hasil" in closed_list
    assert client.get(f"/contoh/{place}rangkum/").status_code == 200
    assert client.get(f"/contoh/{FORUM}").status_code == 200


def planning(office: Office) -> dict[str, str]:
    owner = {"owner": office["superior"].name, "unit": str(office.unit.pk), "due_on": YEAR_END.isoformat()}
    return {"text": "Loket pagi", **owner}


def indicator(office: Office) -> dict[str, str]:
    told = {key: str(value) for key, value in vars(wanted(office)).items()}
    return {**told, "owner": office["superior"].name, "unit": str(office.unit.pk), "target": "2,5"}


@pytest.mark.usefixtures("noon")
def test_a_missing_owner_a_past_day_and_a_wrong_target_are_refused(office: Office, client: Client) -> None:
    place = f"{FORUM}{closed(staffed(office)).pk}/"
    enter_as(client, office["colleague"])

    tries = [
        ("perbaikan/", planning(office), {"owner": "Tak ada"}),
        ("perbaikan/", planning(office), {"due_on": "2026-01-01"}),
    ]
    tries += [("indikator/", indicator(office), {"target": text}) for text in ("-1", "NaN", "banyak", "9" * 30)]
    codes = [send(client, place + rest, **{**fields, **wrong}).status_code for rest, fields, wrong in tries]

    assert codes == [422] * 6


@pytest.mark.usefixtures("noon")
def test_an_owner_carries_an_improvement_out(office: Office, client: Client) -> None:
    found = planned(staffed(office))
    enter_as(client, office["superior"])
    place = f"{DESK}perbaikan/{found.pk}/"

    tasks = client.get(f"/contoh/{DESK}tugas/").content.decode()
    tries = [
        ("start_improvement", ""),
        ("finish_improvement", ""),
        ("finish_improvement", "Berjalan"),
        ("drop_improvement", "x"),
    ]
    codes = [send(client, place, verb=verb, outcome=text).status_code for verb, text in tries]
    seen = client.get(f"/contoh/warga/forum/{found.topic_id}/").content.decode()

    assert "Nomor antrean daring" in tasks
    assert codes == [302, 422, 302, 422]
    assert "Berjalan" in seen
    assert client.get(f"/contoh/{DESK}perbaikan/9999999/").status_code == 404


@pytest.mark.usefixtures("noon")
def test_what_is_dropped_says_why(office: Office, client: Client) -> None:
    found = planned(staffed(office))
    enter_as(client, office["superior"])

    send(client, f"{DESK}perbaikan/{found.pk}/", verb="drop_improvement", outcome="Anggaran tidak ada")

    enter(office.government.pk)
    assert (Improvement.objects.get().state, Improvement.objects.get().outcome) == ("dropped", "Anggaran tidak ada")


@pytest.mark.usefixtures("noon")
def test_a_planner_reviews_on_the_page(office: Office, client: Client) -> None:
    staffed(office)
    first, second, third = (proposed(office) for _number in range(3))
    enter_as(client, office["planner"])
    tries = [
        (first, {"verb": "adopt_indicator"}), (first, {"verb": "adopt_indicator", "code": "W-KTP"}),
        (second, {"verb": "link_indicator", "code": "Z"}), (second, {"verb": "link_indicator", "code": "W-KTP"}),
        (third, {"verb": "decline_indicator"}), (third, {"verb": "decline_indicator", "reason": "Sudah ada"}),
    ]  # fmt: skip  # one line a thought

    waiting = client.get(f"/contoh/{DESK}tugas/").content.decode()
    codes = [send(client, f"{DESK}indikator/{each.pk}/", **fields).status_code for each, fields in tries]
    pages = [client.get(f"/contoh/{DESK}indikator/{each.pk}/").content.decode() for each in (first, third)]
    seen = [client.get(f"/contoh/warga/forum/{each.topic_id}/").content.decode() for each in (first, third)]

    assert waiting.count("Waktu terbit KTP-el") == 3
    assert codes == [422, 302, 422, 302, 422, 302]
    assert ["W-KTP" in pages[0], "Sudah ada" in pages[1]] == [True, True]
    assert ["Waktu terbit KTP-el" in page for page in seen] == [True, False]
    enter(office.government.pk)
    assert list(IndicatorProposal.objects.order_by("pk").values_list("state", flat=True)) == [
        *("adopted", "adopted", "declined"),
    ]
    assert client.get(f"/contoh/{DESK}indikator/9999999/").status_code == 404


@pytest.mark.usefixtures("noon")
def test_the_desk_is_closed_to_others(office: Office, client: Client) -> None:
    found, proposal = planned(staffed(office)), proposed(office)
    topic = topic_in(office)
    enter_as(client, office["above"])
    places = [
        FORUM,
        f"{FORUM}baru/",
        f"{FORUM}{topic.pk}/",
        f"{DESK}perbaikan/{found.pk}/",
        f"{DESK}indikator/{proposal.pk}/",
    ]

    assert [client.get(f"/contoh/{place}").status_code for place in places] == [403] * 5
    assert client.get(f"/contoh/{DESK}tugas/").status_code == 200
    assert client.get(f"/contoh/{FORUM}9999999/").status_code == 404
    assert Post.objects.count() == 0

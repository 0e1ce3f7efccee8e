"""Citizens talk without an account; every form counts once."""

from __future__ import annotations

import csv
import io
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.citizens.talk import post_on, staffed, topic_in
from tests.apps.citizens.visitor import write
from tests.apps.work import SAVEPOINTS, Office
from tests.conftest import NOON
from tolok.citizens.actions.forum import (
    AnswersAnAnswer,
    AppealWaits,
    NothingToAppeal,
    TopicIsClosed,
    raise_appeal,
)
from tolok.citizens.actions.moderation import set_aside
from tolok.citizens.actions.topics import close_topic
from tolok.citizens.models import Appeal, Post, Topic
from tolok.citizens.queries import own
from tolok.citizens.queries.receipts import code_hash, code_of
from tolok.ledger.models import LedgerEntry
from tolok.people.access import enter


def test_the_same_form_twice_is_one_topic_one_post_one_appeal(office: Office) -> None:
    staffed(office)
    key = uuid4()

    topics = [topic_in(office, key=key) for _number in range(2)]
    posts = [post_on(topics[0], key=key) for _number in range(2)]
    set_aside(by=office["colleague"], at=NOON, row=posts[0], reason="abuse")
    about = Post.objects.get()
    told: dict[str, Any] = {"at": NOON, "about": about, "key": key, "text": "Tidak", "standing": "open", "held_for": ""}
    appeals = [raise_appeal(**told) for _number in range(2)]

    assert [len({row.pk for row in rows}) for rows in (topics, posts, appeals)] == [1, 1, 1]
    assert (Topic.objects.count(), Post.objects.count(), Appeal.objects.count()) == (1, 1, 1)
    with pytest.raises(AppealWaits):
        raise_appeal(**{**told, "key": uuid4()})


def test_what_citizens_write_leaves_no_entry_and_no_code(office: Office) -> None:
    before, key = LedgerEntry.objects.count(), uuid4()

    post = post_on(topic_in(office), key=key)

    code = code_of(key, office.government.pk, form="post")
    assert LedgerEntry.objects.count() == before
    assert bytes(post.code_hash or b"") == code_hash(code.replace("-", " ").lower())
    assert code not in repr(vars(post))
    assert len(code.replace("-", "")) == 28  # 140 bits
    assert code != code_of(key, office.government.pk, form="topic") != code_of(key, 0, form="topic")
    assert own.sent_with(code_hash(code)) == post


def test_posts_go_two_levels_deep_and_stay_on_their_topic(office: Office) -> None:
    topic, other = topic_in(office), topic_in(office)
    post = post_on(topic)
    answer = post_on(topic, answers=post)

    with pytest.raises(AnswersAnAnswer):
        post_on(topic, answers=answer)
    with pytest.raises(AnswersAnAnswer):
        post_on(other, answers=post)


def test_a_closed_topic_takes_no_words_but_the_repeat_of_some(office: Office) -> None:
    staffed(office)
    topic, key = topic_in(office), uuid4()
    first = post_on(topic, key=key)
    shut = close_topic(by=office["colleague"], at=NOON, topic=topic, summary="Selesai")

    with pytest.raises(TopicIsClosed):
        post_on(shut)

    assert post_on(shut, key=key) == first


def test_only_what_a_moderator_put_aside_can_be_appealed(office: Office) -> None:
    staffed(office)
    topic = topic_in(office)
    told: dict[str, Any] = {"at": NOON, "key": uuid4(), "text": "Tidak", "standing": "open", "held_for": ""}

    with pytest.raises(NothingToAppeal):
        raise_appeal(about=topic, **told)
    aside = set_aside(by=office["colleague"], at=NOON, row=topic, reason="double")

    assert raise_appeal(about=aside, **told).topic == topic


def test_only_open_posts_are_counted(office: Office) -> None:
    topic = topic_in(office)

    for standing in ("open", "held", "spam", "open"):
        post_on(topic, standing=standing)

    topic.refresh_from_db()
    assert topic.shown_posts == 2


@pytest.mark.usefixtures("noon")
def test_citizens_open_topics_and_write_without_an_account(office: Office, client: Client) -> None:
    fields: dict[str, Any] = {"title": "Antrean", "text": "Panjang", "unit": str(office.unit.pk), "name": "Pak Umar"}

    empty = client.get("/contoh/warga/forum/").content.decode()
    codes = [write(client, office.government, "forum/baru/", "topic", **fields).status_code]
    codes.append(write(client, office.government, "forum/baru/", "topic", title="Tanpa isi").status_code)
    enter(office.government.pk)
    topic = Topic.objects.get()
    place = f"forum/{topic.pk}/"
    codes.append(write(client, office.government, f"{place}tulis/", "post", text="Setuju").status_code)
    enter(office.government.pk)
    first = Post.objects.get()
    codes.append(write(client, office.government, f"{place}tulis/?jawab={first.pk}", "post", text="Benar").status_code)
    page = client.get(f"/contoh/warga/{place}").content.decode()

    assert codes == [201, 422, 201, 201]
    assert "Belum ada topik di sini" in empty
    assert [word in page for word in ("Pak Umar", "Setuju", "Benar", "Seorang warga")] == [True] * 4
    found = client.get("/contoh/warga/forum/?cari=antrean").content.decode()
    assert ("Antrean" in found, "Tidak ada topik yang cocok" in found) == (True, False)
    assert "Tidak ada topik yang cocok" in client.get("/contoh/warga/forum/?cari=zzz").content.decode()
    for wrong in ("jawab=9999999", "jawab=x", f"jawab={first.pk}9"):
        assert client.get(f"/contoh/warga/{place}tulis/?{wrong}").status_code == 404


@pytest.mark.usefixtures("noon")
def test_words_that_wait_or_are_spam_are_on_no_page(office: Office, client: Client) -> None:
    staffed(office)
    topic = topic_in(office)
    post_on(topic, "Kata menunggu", standing="held")
    post_on(topic, "Kata mesin", standing="spam", held_for="trap")
    rude = post_on(topic, "Kata kasar")
    advert = post_on(topic, "Kata iklan")
    set_aside(by=office["colleague"], at=NOON, row=rude, reason="abuse", note="Mohon sopan")
    set_aside(by=office["colleague"], at=NOON, row=advert, reason="advert")
    hidden = topic_in(office, title="Topik menunggu", standing="held")

    pages = [client.get(f"/contoh/warga/forum/{rest}").content.decode() for rest in ("", f"{topic.pk}/")]
    table = client.get(f"/contoh/warga/forum/{topic.pk}/kiriman.csv").content.decode()

    assert "Kata " not in "".join([*pages, table])
    assert "Topik menunggu" not in pages[0]
    assert pages[1].count("menghina atau mengancam") == 1
    for place in (f"{hidden.pk}/", f"{hidden.pk}/tulis/", f"{hidden.pk}/kiriman.csv"):
        assert client.get(f"/contoh/warga/forum/{place}").status_code == 404


@pytest.mark.usefixtures("noon")
def test_the_writer_follows_the_words_by_code_and_asks_for_a_second_look(office: Office, client: Client) -> None:
    staffed(office)
    key = uuid4()
    post = post_on(topic_in(office), "Kepala loket tidur", key=key)
    code, place = code_of(key, office.government.pk, form="post"), "forum/kiriman/"

    shown = write(client, office.government, place, "appeal", code=code.lower()).content.decode()
    enter(office.government.pk)
    set_aside(by=office["colleague"], at=NOON, row=post, reason="accuses", note="Kirim sebagai pengaduan")
    aside = write(client, office.government, place, "appeal", code=code).content.decode()
    asked = write(client, office.government, place, "appeal", code=code, text="Itu benar")
    wrong = write(client, office.government, place, "appeal", code="ABCD")

    assert "Semua orang bisa membacanya" in shown
    assert [word in aside for word in ("Kirim sebagai pengaduan", "Minta ditinjau ulang")] == [True, True]
    assert (asked.status_code, "Menunggu keputusan" in asked.content.decode()) == (200, True)
    assert (wrong.status_code, "Tidak ada yang membawa kode ini" in wrong.content.decode()) == (422, True)
    enter(office.government.pk)
    assert Appeal.objects.get().text == "Itu benar"


def test_a_table_for_spreadsheets_holds_no_formula(office: Office, client: Client) -> None:
    topic = topic_in(office)
    for text in ("=1+1", "+1", "-1", "@x", " =1", "\t=1", "Biasa"):
        post_on(topic, text, name="=cmd|x")

    table = client.get(f"/contoh/warga/forum/{topic.pk}/kiriman.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(table)))[1:]
    assert [row[5][0] for row in rows] == ["'"] * 6 + ["B"]
    assert {row[3] for row in rows} == {"'=cmd|x"}


@pytest.mark.usefixtures("noon")
def test_the_pages_ask_as_often_for_three_topics_as_for_one(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    topic = topic_in(office)
    for size in (1, 3):
        for _number in range(size):
            post_on(topic, answers=post_on(topic_in(office) and topic))
        with django_assert_num_queries(3 + SAVEPOINTS):
            client.get("/contoh/warga/forum/")
        with django_assert_num_queries(6 + SAVEPOINTS):
            client.get(f"/contoh/warga/forum/{topic.pk}/")
        enter(office.government.pk)


def test_a_long_topic_has_pages(office: Office, client: Client) -> None:
    topic = topic_in(office)
    for number in range(33):
        post_on(topic, f"Kata ke-{number:02}")

    pages = [
        client.get(f"/contoh/warga/forum/{topic.pk}/?mulai={first}").content.decode() for first in ("0", "30", "x")
    ]

    assert ["Kata ke-32" in page for page in pages] == [False, True, False]
    assert ["mulai=30" in page for page in pages] == [True, False, True]

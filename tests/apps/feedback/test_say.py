"""A superior praises, directs and asks; the person answers; what was said stays."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.apps.work import EARLIER, Office, filed
from tests.conftest import NOON, TODAY
from tolok.delivery.models import Notice
from tolok.evidence.actions import NotYet
from tolok.feedback import actions
from tolok.feedback.actions import Saying, reply, say, say_many
from tolok.feedback.models import Note
from tolok.feedback.queries import Remark, notes_for, notes_on, remarks
from tolok.ledger.actions import Refusal
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.actions import end_team_place, open_team, place_in_team


def said(office: Office, **more: Any) -> Note:
    """The superior's direction to the clerk, unless said otherwise."""
    given: dict[str, Any] = {"by": office["superior"], "kind": "direction", "text": "Coba loket 2", **more}
    return say(at=NOON, person=office["self"], **given)


def test_a_remark_and_its_reply_are_read_together(office: Office) -> None:
    report = filed(office)
    note = said(office, report_id=report.pk)

    reply(by=office["self"], at=NOON, note_id=note.pk, text=" Siap, Bu ")

    row = notes_for(office["self"], starts_on=TODAY)[0]
    assert (row.author, row.kind, row.text, row.report_on) == ("Ratna", "direction", "Coba loket 2", TODAY)
    assert [(answer.author, answer.text) for answer in row.replies] == [("Ani", "Siap, Bu")]
    assert notes_on([report.pk]) == {report.pk: [row]}
    verbs = LedgerEntry.objects.exclude(verb="tell").order_by("-id").values_list("verb", "actor_id", "person_id")[:2]
    ani = office["self"].pk
    assert list(verbs) == [("reply", ani, ani), ("say", office["superior"].pk, ani)]


def test_the_lead_of_a_team_says_something_as_long_as_the_place_lasts(office: Office) -> None:
    colleague, hr = office["colleague"], office["hr"]
    team = open_team(
        by=hr, at=NOON, government=hr.government, name="Tim", decree="SK 1", lead=colleague, starts_on=TODAY
    )
    with pytest.raises(NotAllowed):
        said(office, by=colleague)
    place = place_in_team(by=hr, at=NOON, team=team, person=office["self"], starts_on=TODAY - timedelta(days=1))

    assert said(office, by=colleague).author == colleague

    end_team_place(by=hr, at=NOON, place=place, ends_on=TODAY)
    with pytest.raises(NotAllowed):
        said(office, by=colleague)


def test_praise_may_stay_without_words(office: Office) -> None:
    assert said(office, kind="praise", text="").text == ""


def test_praise_may_name_a_deed(office: Office) -> None:
    note = said(office, kind="praise", text="Menggantikan loket 3.", deed="help")

    (row,) = notes_for(office["self"])
    assert (note.deed, row.label) == ("help", "Bagus, teruskan · Membantu rekan kerja")


def test_notes_are_found_by_span_and_since(office: Office) -> None:
    said(office)

    assert len(notes_for(office["self"], since=EARLIER)) == 1
    assert notes_for(office["self"], since=NOON) == []
    assert notes_for(office["self"], ends_on=TODAY) == []


@pytest.mark.parametrize(
    ("refusal", "given"),
    [
        (actions.WordsAreMissing, {"text": "  "}),
        (actions.WordsAreMissing, {"kind": "question", "text": ""}),
        (actions.NoteTooLong, {"text": "x" * 501}),
        (actions.UnknownKind, {"kind": "reply"}),
        (actions.NotTheirReport, {"report_id": 999_999}),
        (actions.DeedWithoutWords, {"deed": "help"}),
        (actions.DeedWithoutWords, {"deed": "help", "kind": "praise", "text": " "}),
        (actions.DeedWithoutWords, {"deed": "sihir", "kind": "praise"}),
    ],
)
def test_what_is_wrong_is_refused(office: Office, refusal: type[Refusal], given: dict[str, Any]) -> None:
    with pytest.raises(refusal):
        said(office, **given)

    assert Note.objects.count() == 0


@pytest.mark.parametrize("role", ["self", "colleague", "hr", "stranger"])
def test_only_who_stands_above_says_something(office: Office, role: str) -> None:
    with pytest.raises(NotAllowed):
        said(office, by=office[role])
    with pytest.raises(NotAllowed):
        say_many(at=NOON, sayings=[Saying(office[role], NOON, office["self"], "praise")])


def test_a_reply_has_words_an_author_and_something_to_answer(office: Office) -> None:
    note = said(office)
    answer = reply(by=office["self"], at=NOON, note_id=note.pk, text="Siap")

    with pytest.raises(actions.WordsAreMissing):
        reply(by=office["self"], at=NOON, note_id=note.pk, text=" ")
    with pytest.raises(actions.NothingToAnswer):
        reply(by=office["self"], at=NOON, note_id=answer.pk, text="Lagi")
    with pytest.raises(actions.NothingToAnswer):
        reply(by=office["self"], at=NOON, note_id=999_999, text="Lagi")
    with pytest.raises(NotAllowed):
        reply(by=office["superior"], at=NOON, note_id=note.pk, text="Saya sendiri")


def test_many_leave_what_single_ones_would(office: Office) -> None:
    report = filed(office)
    sayings = [
        Saying(office["superior"], EARLIER, office["self"], "praise"),
        Saying(office["above"], NOON, office["self"], "question", "Berapa antrean?", report.pk),
    ]
    for each in sayings:
        say(by=each.by, at=each.at, person=each.person, kind=each.kind, text=each.text, report_id=each.report_id)

    say_many(at=NOON, sayings=sayings)

    rows = list(Note.objects.order_by("pk").values_list("author_id", "kind", "text", "report_id", "said_at"))
    assert rows[:2] == rows[2:]
    acts = LedgerEntry.objects.filter(verb="say").order_by("id")
    entries = list(acts.values_list("actor_id", "occurred_at", "person_id", "field_names"))
    assert entries[:2] == entries[2:]
    told = list(Notice.objects.order_by("pk").values_list("person_id", "kind", "text", "told_at"))
    assert (
        told[:1] == told[1:] == [(office["self"].pk, "news", f"{office['above'].name} bertanya: Berapa antrean?", NOON)]
    )


def test_a_direction_is_told_and_praise_is_not(office: Office) -> None:
    for kind in ("praise", "direction"):
        say(by=office["superior"], at=NOON, person=office["self"], kind=kind, text="Mulai dari loket 2.")

    texts = list(Notice.objects.values_list("text", flat=True))
    assert texts == [f"{office['superior'].name} meminta Anda: Mulai dari loket 2."]


def test_nothing_is_said_after_the_moment_of_the_load(office: Office) -> None:
    with pytest.raises(NotYet):
        say_many(at=EARLIER, sayings=[Saying(office["superior"], NOON, office["self"], "praise")])


@pytest.mark.parametrize("count", [1, 3])
def test_one_note_and_three_cost_the_same(office: Office, django_assert_num_queries: Any, count: int) -> None:
    report = filed(office)
    for _note in range(count):
        note = said(office, report_id=report.pk)
        reply(by=office["self"], at=NOON, note_id=note.pk, text="Siap")

    with django_assert_num_queries(1):
        notes_for(office["self"])
    with django_assert_num_queries(1):
        notes_on([report.pk])


def test_remarks_have_their_day_and_say_whether_they_praise(office: Office) -> None:
    note = said(office)
    said(office, kind="praise", text="")
    said(office, kind="praise", text="Menggantikan loket 3.", deed="help")
    reply(by=office["self"], at=NOON, note_id=note.pk, text="Siap, Bu")
    ani = office["self"].pk

    counted = [Remark(TODAY, False), Remark(TODAY, True), Remark(TODAY, True, "help")]
    assert remarks([ani], starts_on=TODAY, ends_on=TODAY + timedelta(days=1)) == {ani: counted}
    assert remarks([ani], starts_on=TODAY + timedelta(days=1), ends_on=TODAY + timedelta(days=2)) == {}

"""Each guarded form of the public, filled in, and what of it counts now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from tests.apps.citizens.at_desk import Desk, seat
from tests.apps.citizens.surveys import asked
from tests.apps.citizens.talk import post_on, topic_in
from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.actions.moderation import set_aside
from tolok.citizens.models import Case, SurveySum, Untold
from tolok.citizens.models.cases import State
from tolok.citizens.queries import forum, own
from tolok.citizens.queries.cases.inbox import inbox, seen_by
from tolok.citizens.queries.cases.told import staff_history
from tolok.citizens.queries.receipts import code_of
from tolok.citizens.queries.survey.surveys import comments_to_read

ANSWERED, WORKING = State.ANSWERED, State.IN_PROGRESS


@dataclass(frozen=True)
class Filled:
    """A form's name for the guard, its address, its fields, and what counts of all that came through it."""

    name: str
    address: str
    fields: Mapping[str, object]
    counted: Callable[[], Any]


def case(office: Office, desk: Desk) -> Filled:
    fields = {"kind": "complaint", "text": "Loket tutup.", "concerns": "system", "mode": "anonymous", "place": ""}

    def counted() -> Any:
        _rows, numbers = inbox(desk.coordinator, at=NOON, on=TODAY, view="open")
        return list(seen_by(desk.coordinator, on=TODAY).values_list("text", flat=True)), numbers

    return Filled("case", "lapor/", fields, counted)


def track(office: Office, desk: Desk, *, act: str, state: str, **fields: object) -> Filled:
    """An act on a case of which the office asked something before it answered."""
    held = desk.at(WORKING)
    for verb in ("ask_reporter", *(["answer_case"] if state == ANSWERED else [])):
        held = desk.step(held, verb)

    def counted() -> Any:
        one = Case.objects.get(pk=held.pk)
        moved = (one.state, one.is_confirmed, one.reopened, one.satisfaction, one.clock_from, one.finished_on)
        told = sorted(Untold.objects.filter(case=one).values_list("verb", "on"))
        read = [(entry.on, entry.title, entry.text) for entry in staff_history(one)]
        return moved, told, read, list(one.pauses.values_list("ended_on", flat=True))

    return Filled("track", "lapor/lacak/", {"code": desk.codes[held.pk], "act": act, **fields}, counted)


def topic(office: Office, desk: Desk) -> Filled:
    def counted() -> Any:
        return list(forum.topics(closed=False).values_list("title", "text"))

    return Filled("topic", "forum/baru/", {"title": "Antrean", "text": "Sejak subuh", "name": ""}, counted)


def post(office: Office, desk: Desk) -> Filled:
    about = topic_in(office)

    def counted() -> Any:
        about.refresh_from_db()
        return about.shown_posts, [each.text for each in forum.all_posts(about)]

    return Filled("post", f"forum/{about.pk}/tulis/", {"text": "Saya juga", "name": ""}, counted)


def appeal(office: Office, desk: Desk) -> Filled:
    key = uuid4()
    aside = set_aside(by=desk.coordinator, at=NOON, row=post_on(topic_in(office), key=key), reason="abuse")
    code = code_of(key, aside.government_id, form="post")

    def counted() -> Any:
        return [each.text for each in own.open_appeals()]

    return Filled("appeal", "forum/kiriman/", {"code": code, "text": "Tidak kasar"}, counted)


def survey(office: Office, desk: Desk) -> Filled:
    of = asked(office)
    fields = {"marks": "334434334", "door": "qr", "comment": "Loketnya sempit"}

    def counted() -> Any:
        return list(SurveySum.objects.values_list("n", "totals")), [each.text for each in comments_to_read()]

    return Filled("survey", f"survei/{of.code}/kirim/", fields, counted)


FORMS: dict[str, Callable[[Office, Desk], Filled]] = {
    "case": case,
    "track: confirm": partial(track, act="confirm", state=ANSWERED),
    "track: reopen": partial(track, act="reopen", state=ANSWERED, text="Belum selesai"),
    "track: message": partial(track, act="message", state=WORKING, text="Senin pagi"),
    "track: rate": partial(track, act="rate", state=ANSWERED, face="3"),
    "topic": topic,
    "post": post,
    "appeal": appeal,
    "survey": survey,
}


def filled(office: Office, form: str) -> tuple[Desk, Filled]:
    """The desk, and the form in a place where it could count."""
    desk = seat(office)
    return desk, FORMS[form](office, desk)

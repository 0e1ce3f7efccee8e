"""What the public can send: each form in each of its states."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from django.test import Client
from django.urls import resolve

from tests.load.bad.forms import Form
from tests.load.bad.walk import browser_of, note, walk

if TYPE_CHECKING:
    from django.http import HttpResponse

    from tolok.citizens.models import Case
    from tolok.people.models import Government, Person

# How the state of a form begins that strangers can send.
STRANGERS = "public"
# Whose browser is that of a visitor.
NOBODY = 0
# Seconds that a person needed for the form.
AWHILE = 60
# What somebody honest writes where a form asks for words.
WORDS = {"title": "Bangku kurang", "text": "Antre sejak subuh.", "name": "Warga Contoh"}


@dataclass(frozen=True)
class Square:
    """The public's side of one government: a visitor's browser, and one who coordinates, with theirs."""

    visitor: Client
    government: Government
    coordinator: Person
    desk: Client

    @property
    def base(self) -> str:
        """Where the public's pages begin."""
        return f"/{self.government.slug}/warga/"

    def post(self, address: str, form: str, **fields: object) -> HttpResponse:
        """Send something as somebody honest."""
        sent = {"key": uuid4(), "ticket": ticket(form, self.government), **fields}
        answer: Any = self.visitor.post(self.base + address, sent)
        assert answer.status_code < 400, (address, answer.status_code)
        return cast("HttpResponse", answer)


def ticket(form: str, government: Government) -> str:
    """A good ticket that is a minute old."""
    from tolok.citizens.access.tickets import issue

    return issue(form, government_id=government.pk, began=time.time() - AWHILE)


def square_of(slug: str, visitor: Client) -> Square:
    """The public's side of a government of the example."""
    from tolok.citizens.queries.duties import officers_of
    from tolok.people.access import enter
    from tolok.people.models import Account
    from tolok.people.queries import entered
    from tolok.web.clock import now

    government = entered(slug)
    assert government is not None
    enter(government.pk)
    coordinator = officers_of(None, on=now().date())[0]
    return Square(visitor, government, coordinator, browser_of(Account.objects.get(person=coordinator)))


def public_forms(square: Square) -> tuple[list[Form], list[str]]:
    """Every form of the public in each state, ready to be sent by somebody honest, and the pages that broke."""
    starts = ("warga/", "warga/forum/", "warga/survei/", "periksa/", *_writing())
    walked, broken = walk(square.visitor, square.government.slug, NOBODY, starts)
    found = [(STRANGERS, form) for form in walked.values() if {"warga", "periksa"} & set(form.address.split("/"))]
    for state, page, answer in [*_surveys(square), *_cases(square), *_aside(square)]:
        seen: dict[str, Form] = {}
        note(seen, page, answer.content.decode(), NOBODY)
        found += [(f"{STRANGERS}, {state}", form) for form in seen.values() if form.method == "POST"]
    words = {"track": {**WORDS, "code": _case(square)[1]}, "appeal": {**WORDS, "code": _put_aside(square)}}
    for state, form in found:
        form.state = state
        _fill(square, form, words)
    return [form for _state, form in found], broken


def _fill(square: Square, form: Form, words: dict[str, dict[str, str]]) -> None:
    """Give the form a good ticket and words, and say where its words are drawn later."""
    guarded = getattr(resolve(form.address.partition("?")[0]).func, "guarded", "")
    if not guarded:
        return
    said = words.get(guarded, WORDS)
    for each in form.fields:
        if each.name == "ticket":
            each.value = ticket(guarded, square.government)
        elif each.type in ("text", "textarea") and not each.value.strip():
            each.value = said.get(each.name, "")
    drawn = {
        "post": [(square.visitor, form.address.partition("tulis/")[0])],
        "topic": [(square.visitor, f"{square.base}forum/")],
        "survey": [(square.desk, f"{square.base}meja/survei/komentar/")],
        "appeal": [(square.desk, f"{square.base}meja/moderasi/")],
    }
    form.drawn_at = drawn.get(guarded, [(square.desk, f"{square.base}meja/")])


def _writing() -> list[str]:
    from tolok.citizens.models import Topic

    talking = Topic.objects.filter(state="talking", standing="open").values_list("pk", flat=True)[:1]
    return [f"warga/forum/{number}/tulis/" for number in talking]


State = tuple[str, str, Any]


def _surveys(square: Square) -> list[State]:
    """The last question and the last screen, by each door."""
    from tolok.citizens.queries.survey.questions import questions_of
    from tolok.citizens.queries.survey.surveys import open_survey_rows

    row = open_survey_rows()[0]
    place, asked = f"{square.base}survei/{row.code}/", len(questions_of(row.extra))
    secret = _invitation(square, row.id)
    told = [("qr", {}), ("kiosk", {}), ("invited", {"secret": secret})]
    made: list[State] = [("kiosk", f"{place}kios/", square.visitor.get(f"{place}kios/"))]
    made.append(("invited", place, square.visitor.get(f"{square.base}survei/undangan/{secret}/")))
    for door, more in told:
        for state, number in (("last question", asked - 1), ("last screen", asked)):
            sent = {"marks": "3" * (number - 1), "mark": "3", "door": door, **more}
            made.append((f"{state} {door}", place, square.post(f"survei/{row.code}/langkah/", "survey", **sent)))
    return made


def _invitation(square: Square, survey_id: int) -> str:
    """The secret of an invitation that nobody has used."""
    from django.core import signing

    from tolok.citizens.models import SurveyInvitation
    from tolok.citizens.queries.survey.surveys import SALT, invitation_hash
    from tolok.web.clock import now

    secret = signing.Signer(salt=SALT).sign(uuid4().hex)
    SurveyInvitation.objects.create(
        id=uuid4(), government=square.government, survey_id=survey_id, secret_hash=invitation_hash(secret),
        until=now().date(),
    )  # fmt: skip  # one line a thought
    return secret


def _cases(square: Square) -> list[State]:
    """What the reporter sees of a case at each turn."""
    made = []
    for state in ("received", "asked", "answered", "closed"):
        case, code = _case(square)
        _work_on(square, case, state)
        answer = square.post("lapor/lacak/", "track", code=code, act="look")
        made.append((f"case {state}", f"{square.base}lapor/lacak/", answer))
    return made


def _case(square: Square) -> tuple[Case, str]:
    from tolok.citizens.actions.cases.send import Brought, send_case
    from tolok.citizens.models.cases import Concerns, Kind, Mode
    from tolok.web.clock import now

    brought = Brought(
        kind=Kind.COMPLAINT, mode=Mode.OPEN, concerns=Concerns.RULE, text="KTP belum jadi.", name="Warga Contoh"
    )
    return send_case(at=now(), government=square.government, key=uuid4(), brought=brought)


def _work_on(square: Square, case: Case, until: str) -> None:
    """Bring a case to a turn, with the unit's own officer."""
    from tolok.citizens.actions.cases import moves, work
    from tolok.citizens.queries.duties import unit_officers
    from tolok.people.models import Unit
    from tolok.web.clock import now

    at, by = now(), square.coordinator
    if until == "received":
        return
    number, officers = next(iter(unit_officers(on=at.date()).items()))
    unit = Unit.objects.get(pk=number)
    case = moves.verify_case(by=by, at=at, case=case, kind="complaint", category="light", concerns="rule", unit=unit)
    if until == "closed":
        moves.close_unresolved(by=by, at=at, case=case, reason="Tak terbukti.")
        return
    case = moves.forward_case(by=by, at=at, case=case, unit=unit)
    case = work.take_case(by=officers[0], at=at, case=case)
    if until == "asked":
        work.ask_reporter(by=officers[0], at=at, case=case, question="Kapan itu?")
    else:
        work.answer_case(by=officers[0], at=at, case=case, answer="Sudah jadi.")


def _aside(square: Square) -> list[State]:
    """Words that a moderator put aside, as their writer sees them."""
    answer = square.post("forum/kiriman/", "appeal", code=_put_aside(square))
    return [("put aside", f"{square.base}forum/kiriman/", answer)]


def _put_aside(square: Square) -> str:
    """The code of words that a moderator put aside."""
    from tolok.citizens.actions.forum import raise_topic
    from tolok.citizens.actions.moderation import set_aside
    from tolok.citizens.queries.receipts import code_of
    from tolok.web.clock import now

    key, at = uuid4(), now()
    topic = raise_topic(
        at=at, government=square.government, key=key, title="Promosi", text="Beli", name="", unit=None, standing="open",
        held_for="",
    )  # fmt: skip  # one line a thought
    set_aside(by=square.coordinator, at=at, row=topic, reason="advert")
    return code_of(key, square.government.pk, form="topic")

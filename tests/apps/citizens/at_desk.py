"""A desk at work: who sits there, cases in every state, and each step as one call."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from tests.apps.work import Office
from tests.conftest import NOON, TODAY
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.cases import moves, reporter, work
from tolok.citizens.actions.cases.send import Brought, send_case
from tolok.citizens.models import Case
from tolok.citizens.models.cases import State
from tolok.evidence.actions import Upload
from tolok.people.models import Person, Unit

# The states in the order of promise P1, with the steps that lead there from the start.
WAYS: dict[str, tuple[str, ...]] = {
    State.RECEIVED: (),
    State.VERIFIED: ("verify_case",),
    State.FORWARDED: ("verify_case", "forward_case"),
    State.IN_PROGRESS: ("verify_case", "forward_case", "take_case"),
    State.ANSWERED: ("verify_case", "forward_case", "take_case", "answer_case"),
    State.SETTLED: ("verify_case", "forward_case", "take_case", "answer_case", "confirm_case"),
    State.CLOSED_UNRESOLVED: ("verify_case", "close_unresolved"),
    State.NOT_OURS: ("refer_elsewhere",),
    State.DUPLICATE: ("merge_case",),
}
OF_OFFICER = ("take_case", "ask_reporter", "answer_case")
OF_REPORTER = ("confirm_case", "reopen_case")


@dataclass
class Desk:
    """The coordinator, an officer of the population office, one of another unit; and what each does."""

    office: Office
    coordinator: Person
    officer: Person
    other: Person
    unit: Unit
    elsewhere: Unit
    codes: dict[int, str] = field(default_factory=dict)

    def bring(self, *, at: datetime = NOON, key: UUID | None = None, **more: Any) -> Case:
        """A new case; open and about an officer unless said otherwise."""
        case, code = self.send(at=at, key=key, **more)
        self.codes[case.pk] = code
        return case

    def send(
        self, *, at: datetime = NOON, key: UUID | None = None, photos: Sequence[Upload] = (), **more: object
    ) -> tuple[Case, str]:
        """Send something; the case and its code."""
        told: dict[str, object] = {"kind": "complaint", "mode": "open", "concerns": "officer", "unit": self.unit}
        told |= {"text": "KTP saya sudah tiga minggu belum jadi.", "name": "Warga Contoh"}
        brought = Brought(**{**told, **more})  # type: ignore[arg-type]  # each test names the fields it means
        government = self.office.government
        return send_case(at=at, government=government, brought=brought, key=key or uuid4(), photos=photos)

    def at(self, state: str, **more: Any) -> Case:
        """A case in that state, by the way that leads there."""
        case = self.bring(**more)
        for verb in WAYS[state]:
            case = self.step(case, verb)
        return case

    def step(self, case: Case, verb: str, *, by: Person | None = None, at: datetime = NOON) -> Case:
        """Let who usually does it, or `by`, take one step."""
        if verb in OF_REPORTER:
            return self._as_reporter(case, verb, at)
        actor = by or (self.officer if verb in OF_OFFICER else self.coordinator)
        return self._staff(case)[verb](actor, at)

    def _as_reporter(self, case: Case, verb: str, at: datetime) -> Case:
        if verb == "confirm_case":
            return reporter.confirm_case(at=at, case=case, key=uuid4())
        return reporter.reopen_case(at=at, case=case, key=uuid4(), reason="Belum selesai.")

    def _staff(self, case: Case) -> dict[str, Callable[[Person, datetime], Case]]:
        class_of = {"complaint": "light", "request": "request", "aspiration": "aspiration"}[case.kind]
        checked: dict[str, Any] = {"kind": case.kind, "category": class_of, "concerns": case.concerns}
        checked |= {"service": case.service, "unit": case.unit or self.unit}
        return {
            "verify_case": lambda by, at: moves.verify_case(by=by, at=at, case=case, **checked),
            "refer_elsewhere": lambda by, at: moves.refer_elsewhere(by=by, at=at, case=case, words="Ke KPK."),
            "merge_case": lambda by, at: moves.merge_case(by=by, at=at, case=case, original=self.bring()),
            "forward_case": lambda by, at: moves.forward_case(by=by, at=at, case=case, unit=self.unit),
            "transfer_case": lambda by, at: moves.transfer_case(
                by=by, at=at, case=case, unit=self.elsewhere, reason="Tugas unit itu."
            ),
            "take_case": lambda by, at: work.take_case(by=by, at=at, case=case),
            "ask_reporter": lambda by, at: work.ask_reporter(by=by, at=at, case=case, question="Kapan itu?"),
            "answer_case": lambda by, at: work.answer_case(by=by, at=at, case=case, answer="Sudah jadi."),
            "close_unresolved": lambda by, at: moves.close_unresolved(by=by, at=at, case=case, reason="Tak terbukti."),
        }


def seat(office: Office) -> Desk:
    """Let `colleague` coordinate, `self` answer for the office and `above` for another unit."""
    elsewhere = Unit.objects.create(
        government=office.government, code="LAIN", name="Dinas Lain", time_zone="Asia/Makassar"
    )
    for role, unit in (("colleague", None), ("self", office.unit), ("above", elsewhere)):
        assign_duty(by=office["hr"], at=NOON, person=office[role], unit=unit, starts_on=TODAY)
    return Desk(office, office["colleague"], office["self"], office["above"], office.unit, elsewhere)

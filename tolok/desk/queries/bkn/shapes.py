"""What a piece for e-Kinerja BKN is, and what belongs together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from tolok.skp.queries import OutcomeRow, TargetRow

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


SHOWN = 3


@dataclass(frozen=True)
class Span:
    """The period and the plan that holds in it; ends are exclusive."""

    label: str
    starts_on: date
    ends_on: date
    plan_starts: date
    plan_ends: date

    @property
    def days(self) -> dict[str, date]:
        """From when to when the plan holds within the period, and when it begins and ends."""
        return {
            "starts_on": max(self.starts_on, self.plan_starts),
            "ends_on": min(self.ends_on, self.plan_ends),
            "plan_starts": self.plan_starts,
            "plan_ends": self.plan_ends,
        }


@dataclass(frozen=True)
class Field:
    """One field of BKN's form, ready to be copied."""

    label: StrOrPromise
    text: str


@dataclass(frozen=True)
class Proof:
    """A piece of evidence: `url` opens for whoever may open the link; a file of ours has to be downloaded first."""

    name: str
    url: str
    evidence_id: int
    is_file: bool


@dataclass(frozen=True)
class Piece:
    """One thing to bring over; `missing` says why there is nothing yet, `kept` the hash that was brought over."""

    item: str
    label: StrOrPromise
    fields: tuple[Field, ...]
    missing: StrOrPromise
    kept: str

    @property
    def text_hash(self) -> str:
        """Changes when any of its texts changes."""
        return sha256("\n".join(field.text for field in self.fields).encode()).hexdigest()[:16]

    @property
    def state(self) -> str:
        """`missing`, `waiting`, `copied`, or `changed` when the text is another since it was brought over."""
        if self.missing:
            return "missing"
        if not self.kept:
            return "waiting"
        return "copied" if self.kept == self.text_hash else "changed"


@dataclass(frozen=True)
class Indicator:
    """An indicator (IKI) with its three pieces and its evidence, the newest first."""

    target: TargetRow
    plan: Piece
    result: Piece
    proof: Piece
    proofs: tuple[Proof, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What BKN asks for, in its order."""
        return (self.plan, self.proof, self.result)

    @property
    def shown_proofs(self) -> tuple[Proof, ...]:
        """So many that they can be looked at."""
        return self.proofs[:SHOWN]

    @property
    def more_proofs(self) -> tuple[Proof, ...]:
        """The others."""
        return self.proofs[SHOWN:]


@dataclass(frozen=True)
class Result:
    """An outcome (RHK) with its indicators, and what its plan lacks."""

    outcome: OutcomeRow
    indicators: tuple[Indicator, ...]
    gaps: tuple[StrOrPromise, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Everything below it."""
        return tuple(piece for each in self.indicators for piece in each.pieces)

    @property
    def to_mark(self) -> tuple[str, ...]:
        """The items that can be marked together."""
        return tuple(piece.item for piece in self.pieces if piece.state in ("waiting", "changed"))

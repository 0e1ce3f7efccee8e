"""Whether what the public sent counts at once, waits for a moderator, or is spam."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tolok.citizens.access.limits import Limit
from tolok.citizens.access.tickets import fault_of, moment_of
from tolok.citizens.models import Standing

if TYPE_CHECKING:
    from tolok.citizens.access.doors import Visit

# Names of the fields beside the form's own.
TICKET, TRAP, PROOF = "ticket", "situs", "proof"


@dataclass(frozen=True)
class Visits:
    """What was counted of an address: seconds to wait, how many came this hour; None where nobody could count."""

    wait: int
    hour: int | None


@dataclass(frozen=True)
class Sent:
    """What speaks for and against one form: its trap, its ticket, its proof, and what its address sent this hour."""

    trap: str
    fault: str
    is_reused: bool
    is_proven: bool
    hour: int | None


def keep_pace(visit: Visit, form: str) -> None:
    """Let the next page's ticket begin when this one's did: who answers screen by screen is not in a hurry."""
    ticket = visit.POST.get(TICKET, "")
    if fault_of(ticket, form=form, government_id=visit.government.pk, began=visit.began) in ("", "hurried"):
        visit.since = moment_of(ticket)


def weigh(sent: Sent, limit: Limit) -> tuple[Standing, str]:
    """The standing and why; a moderator can bring back whatever does not count."""
    if sent.trap:
        return Standing.SPAM, "trap"
    if sent.fault:
        return Standing.SPAM, sent.fault
    if sent.is_reused:
        return Standing.SPAM, "reused"
    if sent.hour is None:
        return Standing.HELD, "uncounted"
    if sent.hour <= (limit.proven if sent.is_proven else limit.plain):
        return Standing.OPEN, ""
    return Standing.HELD, "many"

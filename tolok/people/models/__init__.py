"""Tables of who works where, for whom, since when."""

from __future__ import annotations

from tolok.people.models.doors import Account, Invitation, Token
from tolok.people.models.structure import Government, Person, Position, Posting, Unit
from tolok.people.models.supervision import FormerLine, Reorganisation, Team, TeamPlace, Tie

__all__ = [
    "Account",
    "FormerLine",
    "Government",
    "Invitation",
    "Person",
    "Position",
    "Posting",
    "Reorganisation",
    "Team",
    "TeamPlace",
    "Tie",
    "Token",
    "Unit",
]

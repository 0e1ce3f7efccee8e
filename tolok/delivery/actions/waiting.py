"""Says by a notice and by a mail what waits for a person: what and where, no more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from tolok.delivery.actions.mail import Letter, queue_mails
from tolok.delivery.actions.tell import LONGEST, Reminder, remind

if TYPE_CHECKING:
    from tolok.people.models import Government, Person


@dataclass(frozen=True)
class Waiting:
    """What waits for one person, told once per key: `said` in a few words, then line by line; `place` is a path."""

    person: Person
    key: str
    said: str
    lines: Sequence[str]
    place: str
    government: Government

    @property
    def notice(self) -> Reminder:
        """All in one paragraph."""
        return Reminder(self.person, self.key, f"{self.said}. {'; '.join(self.lines)}."[:LONGEST], self.place)

    @property
    def letter(self) -> Letter:
        """The mail, which also says how to get no more of them."""
        body = _(
            "Dear %(name)s,\n\n%(said)s in %(government)s:\n\n%(lines)s\n\nOpen it here: %(link)s\n\n"
            "Thank you. This mail only says what waits; what it is about stays in Tolok.\n"
            "No more mails? Turn them off here: %(off)s\n"
        ) % {
            "name": self.person.name,
            "said": self.said,
            "government": self.government.name,
            "lines": "\n".join(f"- {line}" for line in self.lines),
            "link": settings.ADDRESS + self.place,
            "off": settings.ADDRESS + reverse("delivery:notices", args=[self.government.slug]),
        }
        return Letter(self.person, self.key, f"Tolok: {self.said}", body)


@transaction.atomic
def tell_waiting(*, at: datetime, waiting: Sequence[Waiting]) -> int:
    """Tell everybody what waits for them, in the language of the moment; the number of notices. The system acts."""
    queue_mails(at=at, letters=[each.letter for each in waiting])
    return remind(by=None, at=at, reminders=[each.notice for each in waiting])

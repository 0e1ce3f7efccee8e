"""Recomputes every signed predikat of a period and names what differs."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import track

from tolok.appraisal.management.commands._asked import government_asked, period_asked
from tolok.appraisal.models import Appraisal
from tolok.appraisal.queries.lists import signed_count
from tolok.appraisal.queries.replay import Replay, replays
from tolok.people.access import inside
from tolok.people.queries import masked_nip

PARTS = {
    "facts": gettext_lazy("facts"),
    "policy": gettext_lazy("policy"),
    "proposal": gettext_lazy("proposal"),
    "rating": gettext_lazy("levels"),
    "predikat": "predikat",
}


class Command(BaseCommand):
    """`tolok replay --period PERIOD [--government SLUG]`."""

    help = "Recompute every signed predikat of a period from what was kept, and compare the bytes."

    def add_arguments(self, parser: CommandParser) -> None:
        """The period and the government."""
        parser.add_argument("--period", required=True)
        parser.add_argument("--government", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare one by one, a batch in memory; an error that names what came out differently."""
        with inside(government_asked(options["government"]).pk):
            period = period_asked(options["period"])
            signed = signed_count(period.pk)
            compared = track(
                replays(period.pk),
                description=_("Recomputing"),
                total=signed,
                console=Console(stderr=True),
                transient=True,
            )
            different = [_difference(*each) for each in compared if not each[1].same]
        self.stdout.write(
            _("%(period)s: %(signed)s signed, %(same)s the same again, %(different)s different.")
            % {
                "period": period.label,
                "signed": signed,
                "same": signed - len(different),
                "different": len(different),
            }
        )
        if different:
            self.stdout.write("\n".join(different))
            raise CommandError(
                _("What was signed and what is kept do not agree. Keep a copy of the database and ask who changed it.")
            )


def _difference(appraisal: Appraisal, found: Replay) -> str:
    """Whose appraisal differs in what; never a whole NIP in a terminal's history."""
    parts = ", ".join(str(label) for part, label in PARTS.items() if not getattr(found, part))
    return f"  {masked_nip(appraisal.person.nip)}  #{appraisal.pk}: {parts}"

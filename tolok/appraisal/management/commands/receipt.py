"""Prints the receipt of one person and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from tolok.appraisal.management.commands._asked import government_asked, period_asked
from tolok.appraisal.queries.lists import appraisals_in
from tolok.appraisal.queries.text import receipt_text, result_json
from tolok.people.access import inside
from tolok.people.queries import governments, masked_nip, person_with

if TYPE_CHECKING:
    from tolok.people.models import Government


class Command(BaseCommand):
    """`tolok receipt NIP --period PERIOD [--government SLUG] [--json]`."""

    help = "Print why a predikat is what it is, or the proposal before it is signed."

    def add_arguments(self, parser: CommandParser) -> None:
        """The person's NIP, the period, the government, and the form of the answer."""
        parser.add_argument("nip")
        parser.add_argument("--period", required=True)
        parser.add_argument("--government", default="")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each receipt of the period; an error that lists the choices when it is not clear which."""
        nip = options["nip"]
        with inside(_government_of(nip, options["government"]).pk):
            person = person_with(nip)
            period = period_asked(options["period"])
            found = appraisals_in(person, period) if person else []
            if not found:
                said = _("%(nip)s has no appraisal in %(period)s. It begins when the HR agency gathers the period.")
                raise CommandError(said % {"nip": masked_nip(nip), "period": period.label})
            write = result_json if options["json"] else receipt_text
            self.stdout.write(("\n" if options["json"] else "\n\n").join(write(each) for each in found))


def _government_of(nip: str, slug: str) -> Government:
    """Where the person is known; the named government only, when one is named."""
    asked = [government_asked(slug)] if slug else governments()
    found = [each for each in asked if _knows(each, nip)]
    if len(found) == 1:
        return found[0]
    places = ", ".join(each.slug for each in found or asked) or "–"
    if found:
        said = _("%(nip)s is known in several governments. Name one with --government: %(places)s")
    else:
        said = _("Nobody has the NIP %(nip)s in: %(places)s. Check its 18 digits, or name another government.")
    raise CommandError(said % {"nip": nip, "places": places})


def _knows(government: Government, nip: str) -> bool:
    with inside(government.pk):
        return person_with(nip) is not None

"""Which government and period a command was asked about, or which it could be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from tolok.calendar.queries import all_periods, period_key, periods_called
from tolok.people.queries import government_of, governments

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government


def government_asked(slug: str) -> Government:
    """The government of this short name, or the only one there is when none is named."""
    known = governments()
    found = government_of(slug) if slug else known[0] if len(known) == 1 else None
    if found is None:
        choices = {"slugs": ", ".join(each.slug for each in known) or "–"}
        if slug:
            raise CommandError(_("There is no such government. Known: %(slugs)s") % choices)
        raise CommandError(_("Name the government. Known: %(slugs)s") % choices)
    return found


def period_asked(words: str) -> Period:
    """The one period of this label or key in the government of the transaction."""
    found = periods_called(words)
    if len(found) == 1:
        return found[0]
    choices = "".join(f"\n  {period_key(each)}  {each.label}" for each in found or all_periods()) or " –"
    if found:
        said = _("%(words)s is the name of several periods. Choose one:%(choices)s")
    else:
        said = _("There is no period %(words)s. Choose one:%(choices)s")
    raise CommandError(said % {"words": words, "choices": choices})

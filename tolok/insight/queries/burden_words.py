"""The burden of reporting in words and readings of a chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tolok.insight.queries.roles import FIELDS, Role, Week
from tolok.skp.queries import number_text

MINUTE = 60
HALF = MINUTE // 2
#: What a field is called on the today page.
FIELD_NAMES = {
    "minutes": gettext_lazy("Minutes"),
    "note": gettext_lazy("Note"),
    "link": gettext_lazy("Link as evidence"),
    "file": gettext_lazy("Photo or file as evidence"),
}
BUCKETS = (
    gettext_lazy("up to 15 seconds"),
    gettext_lazy("up to 30 seconds"),
    gettext_lazy("up to 1 minute"),
    gettext_lazy("up to 2 minutes"),
    gettext_lazy("up to 5 minutes"),
    gettext_lazy("longer"),
)


@dataclass(frozen=True)
class Reading:
    """One week of a chart; `value` in seconds a person, None where nothing can be shown."""

    label: str
    value: int | None
    text: str


@dataclass(frozen=True)
class Used:
    """How many reports have a field filled in, as a ratio."""

    name: str
    ratio: int
    is_seldom: bool


@dataclass(frozen=True)
class Spread:
    """How many sendings took so long."""

    name: str
    n: int


@dataclass(frozen=True)
class RoleTold:
    """A role with its numbers in words."""

    role: Role
    now: str
    each: str
    readings: tuple[Reading, ...]
    spread: tuple[Spread, ...]
    uses: tuple[Used, ...]


def told(roles: Iterable[Role]) -> list[RoleTold]:
    """Each role, ready for the page."""
    return [_told(role) for role in roles]


def proposals(roles: Sequence[Role]) -> list[str]:
    """What to stop asking: each field that hardly anybody of a role fills in, with those roles."""
    found = []
    for field in FIELDS:
        seldom = [_share(field, role) for role in roles if field in role.seldom]
        if seldom:
            words = {"field": FIELD_NAMES[field], "roles": "; ".join(seldom)}
            found.append(_("“%(field)s” is hardly ever filled in: %(roles)s. Consider not asking for it.") % words)
    return found


def spoken(seconds: int) -> str:
    """Seconds as people say them: 45 seconds, 4 minutes."""
    if seconds < 2 * MINUTE:
        return ngettext("%(n)s second", "%(n)s seconds", seconds) % {"n": seconds}
    minutes = (seconds + HALF) // MINUTE
    return ngettext("%(n)s minute", "%(n)s minutes", minutes) % {"n": minutes}


def _told(role: Role) -> RoleTold:
    last = role.last
    return RoleTold(
        role=role,
        now=spoken(last.seconds_a_person) if last and last.seconds_a_person is not None else "",
        each=spoken(role.seconds // role.measured) if role.measured else "",
        readings=_readings(role.weeks),
        spread=tuple(Spread(str(name), n) for name, n in zip(BUCKETS, role.spread, strict=True)),
        uses=tuple(Used(str(FIELD_NAMES[use.field]), use.ratio, use.field in role.seldom) for use in role.uses),
    )


def _readings(weeks: Sequence[Week]) -> tuple[Reading, ...]:
    """From the first week with a number on; gaps stay gaps."""
    first = next((number for number, week in enumerate(weeks) if week.seconds_a_person is not None), len(weeks))
    return tuple(
        Reading(
            formats.date_format(week.starts_on, "j M"),
            week.seconds_a_person,
            "" if week.seconds_a_person is None else spoken(week.seconds_a_person),
        )
        for week in weeks[first:]
    )


def _share(field: str, role: Role) -> str:
    ratio = next(use.ratio for use in role.uses if use.field == field)
    words = {"role": role.label, "share": number_text(ratio), "n": formats.number_format(role.reports)}
    return _("%(role)s (%(share)s %% of %(n)s reports)") % words

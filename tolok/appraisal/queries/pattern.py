"""How a unit's predikat are spread, beside the pattern; it binds nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext

from tolok.appraisal.models import UnitPredikat
from tolok.engine import packs
from tolok.rules.distribution import distribution
from tolok.rules.pattern import Distribution
from tolok.rules.terms import OrganisationPredikat, Predikat, Standing

if TYPE_CHECKING:
    from tolok.appraisal.models import Achievement
    from tolok.appraisal.queries.units import Member
    from tolok.calendar.models import Period
    from tolok.people.models import Unit

# Numbers of fewer persons would tell who got which predikat; no pattern but one can hold for them anyway.
FEWEST = 5
Counts = Callable[["Member"], Predikat | None]


@dataclass(frozen=True)
class Bar:
    """Some predikat: how many there are and, where the pattern names them, how many it wants (`least` to `most`)."""

    words: tuple[str, ...]
    found: int
    least: int | None
    most: int | None
    text: str

    @property
    def span(self) -> int:
        """How wide the wanted range is; a range of one number is still to be seen."""
        return max((self.most or 0) - (self.least or 0), 0)


@dataclass(frozen=True)
class Spread:
    """A unit beside its pattern, as the part `_pattern` draws it; without bars where the unit is too small."""

    period_id: int
    unit: Unit
    organisation: str
    persons: int
    unknown: int
    text: str
    bars: tuple[Bar, ...]
    is_small: bool
    departs: bool
    source: str = ""

    @property
    def mark(self) -> str:
        """Changes with anything that is shown, so that a page asks only for what it lacks."""
        shown = (self.organisation, self.persons, self.unknown, self.text, self.bars)
        return sha256(repr(shown).encode()).hexdigest()[:16]


def signed(member: Member) -> Predikat | None:
    """What stands; an unsigned rating is its rater's alone."""
    return member.signed


def signed_or_of(rater_id: int) -> Counts:
    """What stands, and what this rater keeps unsigned."""
    return lambda member: member.signed or (member.given if member.rater_id == rater_id else None)


def given(member: Member) -> Predikat | None:
    """What stands or would stand, for those who sit in the meeting."""
    return member.signed or member.given


def spread(
    achievement: Achievement, period: Period, unit: Unit, members: Sequence[Member], head_id: int | None, counts: Counts
) -> Spread | None:
    """The unit's people without its head beside the pattern of its achievement; None where the pack has none."""
    found = distribution_of(achievement, period, members, head_id, counts)
    if found is None:
        return None
    label = str(UnitPredikat(achievement.predikat).label)
    if found.persons < FEWEST:
        text = gettext(
            "With fewer than %(count)s persons the pattern says nothing; the numbers stay hidden, "
            "as they would tell who got what."
        )
        return Spread(period.pk, unit, label, found.persons, 0, text % {"count": FEWEST}, (), True, False)
    return Spread(
        period_id=period.pk,
        unit=unit,
        organisation=label,
        persons=found.persons,
        unknown=found.unknown,
        text=_said(found.text_id, found.text_en),
        bars=_bars(found, [counts(each) for each in members if each.person_id != head_id]),
        is_small=found.moves is None,
        departs=departs(found),
        source=found.limits[-1].source if found.limits else "",
    )


def distribution_of(
    achievement: Achievement, period: Period, members: Sequence[Member], head_id: int | None, counts: Counts
) -> Distribution | None:
    """What the rules say of the unit's people without its head; None where the pack has no pattern."""
    pattern = packs.load(period.pack).pattern(OrganisationPredikat(achievement.predikat))
    if pattern is None:
        return None
    return distribution([counts(each) for each in members if each.person_id != head_id], pattern)


def departs(found: Distribution) -> bool:
    """Whether the pattern can no longer hold though the unit is large enough for it."""
    return found.persons >= FEWEST and found.standing is Standing.BROKEN and found.moves is not None


def is_complete(found: Distribution) -> bool:
    """Whether everybody counted has a predikat."""
    return found.persons > 0 and found.unknown == 0


def _bars(found: Distribution, words: Sequence[Predikat | None]) -> tuple[Bar, ...]:
    """The limits on the same words as one bar, in the order of the law; then the predikat that no limit names."""
    bounds: dict[tuple[Predikat, ...], list[tuple[int, int]]] = defaultdict(list)
    texts: dict[tuple[Predikat, ...], list[str]] = defaultdict(list)
    for limit in found.limits:
        bounds[limit.predikat].append((limit.least, limit.most))
        texts[limit.predikat].append(_said(limit.text_id, limit.text_en))
    wanted = [
        Bar(
            tuple(str(word) for word in own),
            sum(word in own for word in words if word),
            max(least for least, _most in both),
            min(most for _least, most in both),
            " ".join(texts[own]),
        )
        for own, both in bounds.items()
    ]
    named = {word for own in bounds for word in own}
    others = [Bar((str(word),), words.count(word), None, None, "") for word in Predikat if word not in named]
    return (*wanted, *others)


def _said(in_indonesian: str, in_english: str) -> str:
    return in_indonesian if (get_language() or "id").startswith("id") else in_english

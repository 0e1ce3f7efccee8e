"""What each level of the seven values looks like at work, one sentence each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tolok.rules.terms import Level, Value


@dataclass(frozen=True)
class Anchors:
    """One value at its three levels: conduct that somebody could have seen, never a trait."""

    above: Promise
    meets: Promise
    below: Promise

    def at(self, level: str) -> Promise:
        """What a level looks like."""
        return {Level.ABOVE: self.above, Level.MEETS: self.meets, Level.BELOW: self.below}[Level(level)]


ANCHORS: dict[str, Anchors] = {
    Value.BERORIENTASI_PELAYANAN: Anchors(
        _("Saw what people need before they asked, and made the service faster or easier for all."),
        _("Serves everyone kindly and on time, and sees each request through to its end."),
        _("Let people wait or come back for nothing, or answered curtly; complaints repeat."),
    ),
    Value.AKUNTABEL: Anchors(
        _("Tells of own mistakes unasked, saves money or property, makes the work easy to check."),
        _("Keeps promises and rules; what is reported can be found and checked."),
        _("Missed promises without a word, left gaps in records, or was careless with property."),
    ),
    Value.KOMPETEN: Anchors(
        _("Teaches others; even new and hard work needed no corrections."),
        _("Knows the work, learns what changed; the work needs few corrections."),
        _("Made the same mistakes again, or left new tasks to others."),
    ),
    Value.HARMONIS: Anchors(
        _("Settled a quarrel, or saw to it that new and quiet colleagues were heard."),
        _("Respects everyone, helps when asked, works well with different people."),
        _("Belittled or avoided colleagues, or carried quarrels into the work."),
    ),
    Value.LOYAL: Anchors(
        _("Stood up for the office when it was hard, and spoke up inside when something was wrong."),
        _("Carries out lawful decisions, keeps secrets and the good name of office and colleagues."),
        _("Spread secrets or ill talk about the office, or ignored lawful decisions."),
    ),
    Value.ADAPTIF: Anchors(
        _("Proposed or tried a better way that the unit now uses."),
        _("Takes up new rules and tools in time; goes on working when plans change."),
        _("Held on to the old way after a change, or waited to be told every step."),
    ),
    Value.KOLABORATIF: Anchors(
        _("Brought other units or partners together, and a shared result came of it."),
        _("Shares in time what others need, and does the own part of joint work."),
        _("Kept knowledge back, or let joint work wait."),
    ),
}

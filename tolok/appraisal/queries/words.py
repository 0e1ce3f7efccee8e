"""Says levels, values and what is missing in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from tolok.appraisal.models import Level, Predikat
from tolok.rules.numbers import shown
from tolok.rules.terms import Scale

if TYPE_CHECKING:
    from tolok.rules.result import LocalScore, Part, Step

MISSING = {
    "only_claimed": _("reported, but nobody has checked it yet. It waits for the checker."),
    "claims_could_change_it": _("unchecked reports could change it. It waits for the checker."),
    "negative_amount": _("the amount is below zero. It waits for the checker."),
    "nothing_reported": _("nothing was reported on it in this period."),
    "no_target": _("the plan names no target. It waits for the superior."),
    "zero_target": _("a target of zero cannot be compared with. It waits for the superior."),
    "not_stated": _("no indicator measures it; the superior states the level."),
    "no_outcomes": _("the plan has no outcome. It waits for the superior."),
    "too_few_values": _("not all seven behaviours have a level yet."),
    "component_missing": _("a part that the policy demands is not there yet. It waits for the agency."),
    "waits_for_indicators": _("it waits for its indicators."),
    "too_few_known": _("too few outcomes are known so far."),
    "rating_missing": _("one of the two ratings is not there yet."),
    "project_runs": _("the project still runs. It is judged once, in the period in which it is finished."),
    "project_joined_briefly": _(
        "that is less than a tenth of the days the project took, so its result counts for others."
    ),
    "outcome_unread": _("nobody read every outcome of the project. It waits for its head."),
    "nothing_booked": _("no spending of the project was booked. It waits for its head."),
    "no_component": _("no part of it is there yet."),
    "not_measured": _("no indicator of this kind has a value."),
    "nothing_received": _("nothing has come in yet."),
    "too_few_voices": _("too few voices so far."),
    "base_missing": _("nobody gave the full allowance."),
    "base_negative": _("the full allowance is below zero. It waits for the agency."),
    "attendance_missing": _("nobody gave the working days."),
    "attendance_unreadable": _("a record of attendance can't be read. It waits for the agency."),
    "predikat_missing": _("there is no predikat yet."),
    "cut_missing": _("nobody knows whether a sanction is in force."),
    "cut_out_of_range": _("the cut of a sanction can't be right. It waits for the agency."),
}
# What is held says already for whom it waits.
SILENCES = {
    "redistribute": _("By the policy the others take its weight."),
    "refuse": _("By the policy nothing is computed without it."),
}
# A range is told as two comparisons; people read it as one.
RANGE = re.compile(r"^(\S+) ≥ (\S+); \1 ≤ (\S+)")
CODES = re.compile(rf"\b({'|'.join([*Level.values, *Predikat.values])})\b")
MONEY = (Scale.RUPIAH, Scale.RUPIAH8)


def not_counted(reason: str, silence: str = "") -> str:
    """Why something is missing, never zero and never full, and what the policy then does."""
    said = gettext("Not counted, not zero: %(reason)s") % {"reason": MISSING[reason]}
    return f"{said} {SILENCES[silence]}" if silence in SILENCES else said


def level_word(level: str | None) -> str:
    """A level in words; empty where there is none."""
    return str(Level(level).label) if level else ""


def label_of(labelled: Step | Part | LocalScore) -> str:
    """The label in the reader's language."""
    return labelled.label_id if (get_language() or "id").startswith("id") else labelled.label_en


def value_of(step: Step) -> str:
    """A step's value as people read it."""
    if step.value is None:
        return ""
    if step.scale == Scale.LEVEL:
        return level_word(str(step.value))
    if step.scale == Scale.PREDIKAT:
        return str(Predikat(str(step.value)).label)
    return ("Rp" if step.scale in MONEY else "") + shown(step.value, step.scale)


def formula_of(step: Step) -> str:
    """The formula with its values, levels in words; empty where it only repeats the value."""
    text = CODES.sub(lambda found: _word(found.group()), step.formula)
    text = RANGE.sub(r"\2 ≤ \1 ≤ \3", text)
    return "" if text in (value_of(step), shown(step.value, step.scale)) else text


def _word(code: str) -> str:
    return str(Level(code).label if code in Level.values else Predikat(code).label)

"""The receipt of an appraisal, and its file for replaying."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tolok.appraisal.models import Appraisal, Level, Rating, Signature
from tolok.appraisal.queries.facts import answer, policy_of
from tolok.appraisal.queries.lines import (
    Line,
    event_lines,
    local_lines,
    outcome_lines,
    public_line,
    report_lines,
    rule_lines,
)
from tolok.appraisal.queries.projects import counts_projects, project_lines
from tolok.appraisal.queries.raters import RaterDays, shares_kept
from tolok.appraisal.queries.replay import given_levels, standing
from tolok.appraisal.queries.words import label_of, level_word, not_counted
from tolok.calendar.queries import day_of
from tolok.engine import packs
from tolok.evidence.queries import event_row, events_behind
from tolok.reports.queries import reports_of, reports_on_target
from tolok.rules.change import what_would_change
from tolok.rules.facts import Dossier, TargetFact
from tolok.rules.numbers import shown
from tolok.skp.queries import BEHAVIOURS, counted_targets, public_reading

if TYPE_CHECKING:
    from tolok.rules.result import Appraisal as Result
    from tolok.rules.result import LocalScore


# A page of measured services shows so many; the months' pages show them all.
EVENTS_AT_ONCE = 300


@dataclass(frozen=True)
class Local:
    """A local score, beside the predikat and never in it."""

    label: str
    points: str
    missing: str
    parts: tuple[Line, ...]
    rules: tuple[Line, ...]


@dataclass(frozen=True)
class Receipt:
    """Everything a receipt shows, finished; rating and signature once it is signed.

    `standing` are the two ratings that stand: the rater's, or those of an upheld objection.
    """

    appraisal: Appraisal
    rating: Rating | None
    standing: tuple[str, str]
    signature: Signature | None
    outcomes: tuple[Line, ...]
    work: tuple[Line, ...]
    behaviours: tuple[Line, ...]
    behaviour: tuple[Line, ...]
    missing: tuple[str, ...]
    changes: tuple[str, ...]
    quadrant: tuple[Line, ...]
    local: tuple[Local, ...]
    projects: tuple[Line, ...]
    projects_count: bool
    pack: str
    contest_until: date | None
    starts_on: date
    last_on: date
    raters: tuple[RaterDays, ...]


def receipt(appraisal: Appraisal) -> Receipt:
    """The finished receipt; before the signature it shows the proposal alone. A constant number of queries."""
    facts, levels = Dossier.from_json(appraisal.dossier.facts), signed_levels(appraisal)
    policy = policy_of(appraisal.dossier.policy.text)
    result = answer(appraisal, *levels)
    starts_on, ends_on = _day(facts.starts_on), _day(facts.ends_on)
    reports = reports_of(appraisal.person, starts_on=starts_on, ends_on=ends_on)
    signature = Signature.objects.select_related("signer").filter(appraisal=appraisal).first()
    rating = Rating.objects.select_related("rater").get(appraisal=appraisal) if signature else None
    return Receipt(
        appraisal=appraisal,
        rating=rating,
        standing=standing(appraisal, rating) if rating else ("", ""),
        signature=signature,
        outcomes=outcome_lines(appraisal, facts, result, reports),
        work=rule_lines(result, "work"),
        behaviours=behaviour_lines(levels[0]),
        behaviour=rule_lines(result, "behaviour"),
        missing=missing_lines(facts, result),
        changes=changes(facts, appraisal),
        quadrant=rule_lines(result, ""),
        local=tuple(_local(score, result) for score in result.local),
        projects=project_lines(facts.projects, policy),
        projects_count=counts_projects(policy),
        pack=packs.load(appraisal.dossier.pack).title,
        contest_until=contest_until(appraisal),
        starts_on=starts_on,
        last_on=ends_on - timedelta(days=1),
        raters=shares_kept(appraisal.dossier),
    )


def signed_levels(appraisal: Appraisal) -> tuple[dict[str, str], dict[int, str]]:
    """The rater's levels once they are signed; before, they are the rater's alone."""
    return given_levels(appraisal) if appraisal.state == Appraisal.State.SIGNED else ({}, {})


def _local(score: LocalScore, result: Result) -> Local:
    place = f"local/{score.name}"
    inside = [rule for part in score.parts for rule in rule_lines(result, f"{place}/{part.kind}")]
    return Local(
        label=label_of(score),
        points=shown(score.points, "points"),
        missing=not_counted(score.missing) if score.missing else "",
        parts=local_lines(score),
        rules=(*inside, *rule_lines(result, place)),
    )


def contest_until(appraisal: Appraisal) -> date | None:
    """The last day of an objection, counted from the day the person opened the receipt; None before."""
    if appraisal.seen_at is None:
        return None
    days = packs.load(appraisal.dossier.pack).objection.window_days
    return day_of(appraisal.seen_at, appraisal.person.government) + timedelta(days=days)


@dataclass(frozen=True)
class TargetPage:
    """One indicator's reports, all of them; of measured services the newest, `hidden` more lie behind."""

    title: str
    lines: tuple[Line, ...]
    hidden: int = 0


def target_page(appraisal: Appraisal, target_id: int) -> TargetPage | None:
    """Every report on one indicator in the appraised span; None if the dossier doesn't hold it."""
    facts = Dossier.from_json(appraisal.dossier.facts)
    target = next((each for each in facts.targets if each.id == target_id), None)
    if target is None:
        return None
    span = {"starts_on": _day(facts.starts_on), "ends_on": _day(facts.ends_on)}
    if service_id := counted_targets(appraisal.skp_id).get(target_id):
        events = events_behind(appraisal.person_id, service_id, **span)
        shown_ones = event_lines(map(event_row, events[:EVENTS_AT_ONCE]), appraisal.person.government.slug)
        return TargetPage(target.name, shown_ones, max(0, events.count() - EVENTS_AT_ONCE))
    if reading := public_reading(target_id):
        return TargetPage(target.name, (public_line(target, reading),))
    rows = reports_on_target(target_id, **span)
    return TargetPage(target.name, report_lines(rows))


def receipt_file(appraisal: Appraisal) -> str:
    """Facts, policy, levels and result as JSON: enough to compute everything again elsewhere."""
    behaviours, outcomes = given_levels(appraisal)
    rating = Rating.objects.get(appraisal=appraisal)
    kept = appraisal.dossier
    return json.dumps(
        {
            "format": "tolok-receipt-1",
            "facts": json.loads(kept.facts),
            "facts_sha256": kept.facts_hash,
            "raters": kept.raters,
            "pack": kept.pack,
            "policy": json.loads(kept.policy.text),
            "policy_sha256": kept.policy.hash,
            "levels": {"behaviours": behaviours, "outcomes": {str(key): word for key, word in outcomes.items()}},
            "result": json.loads(answer(appraisal, behaviours, outcomes).to_json()),
            "result_sha256": rating.result_hash,
            "decision": _decision(appraisal, rating),
        },
        indent=1,
        sort_keys=True,
        ensure_ascii=False,
    )


def behaviour_lines(given: dict[str, str]) -> tuple[Line, ...]:
    """The seven behaviours in the order of the forms."""
    return tuple(Line(each.name, level_word(given.get(each.code)) or "–") for each in BEHAVIOURS)


def missing_lines(facts: Dossier, result: Result) -> tuple[str, ...]:
    """What is not counted and whom it waits for, by the name of the indicator or outcome."""
    names = {f"target/{each.id}": each.name for each in facts.targets}
    names |= {f"outcome/{each.id}": each.title for each in facts.outcomes}
    return tuple(f"{names[each.path]}. {not_counted(each.reason)}" for each in result.held if each.path in names)


def changes(facts: Dossier, appraisal: Appraisal) -> tuple[str, ...]:
    """What would lift an outcome: the least checked amount more on one indicator."""
    targets = {each.id: each for each in facts.targets}
    titles = {each.id: each.title for each in facts.outcomes}
    return tuple(
        _("+%(amount)s %(unit)s (%(indicator)s), checked → “%(outcome)s” becomes: %(level)s.")
        % {
            "amount": shown(_whole(each.add, targets[each.target]), "amount"),
            "unit": each.unit,
            "indicator": targets[each.target].name,
            "outcome": titles[each.outcome],
            "level": Level(each.to_level).label,
        }
        for each in what_would_change(facts, policy_of(appraisal.dossier.policy.text))
    )


def _whole(amount: int, target: TargetFact) -> int:
    """Rounded up to whole units where the target itself is whole: nobody issues a part of a document."""
    is_whole = (target.low or 0) % 100 == 0 and (target.high or 0) % 100 == 0
    return -(-amount // 100) * 100 if is_whole else amount


def _decision(appraisal: Appraisal, rating: Rating) -> dict[str, Any]:
    signature = Signature.objects.get(appraisal=appraisal)
    return {
        "work": rating.work,
        "work_reason": rating.work_reason,
        "behaviour": rating.behaviour,
        "behaviour_reason": rating.behaviour_reason,
        "predikat": appraisal.predikat,
        "names": signature.frozen,
        "signed_at": signature.signed_at.isoformat(),
        "objection": _objection(appraisal),
    }


def _objection(appraisal: Appraisal) -> dict[str, str] | None:
    """What an objection came to; None without one. An upheld one's two ratings make the predikat."""
    objection = getattr(appraisal, "objection", None)
    return {name: getattr(objection, name) for name in ("state", "work", "behaviour", "reason")} if objection else None


def _day(text: str) -> date:
    return date.fromisoformat(text)

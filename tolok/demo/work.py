"""Loads the reports of a span of days, their checks and what was said about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice
from typing import TYPE_CHECKING

from tolok.demo.chance import dice
from tolok.demo.checks import remarks, verdicts
from tolok.demo.days import TODAY
from tolok.demo.entry import Entry
from tolok.demo.projects import projects, steps
from tolok.demo.scene import Scene
from tolok.demo.told import sections
from tolok.demo.year import entries
from tolok.evidence.actions import Verdict, check_many
from tolok.feedback.actions import Saying, reply, say_many
from tolok.reports.actions import Filing, confirm_order, deny_order, file_reports

if TYPE_CHECKING:
    from tolok.reports.models import Report

FULL = 100
ANSWERED_AFTER = 95
NINE = 9 * 60
# One order in so many is denied; those of the last days wait for an answer.
DENIED = 20
UNANSWERED = timedelta(days=14)


def file(scene: Scene, starts_on: date, ends_on: date) -> int:
    """File what was filed in the span: first the originals, then their copies; the number of reports."""
    listed = [(n, e) for n, e in _typed(scene) if starts_on <= e.filed_on < ends_on]
    originals = [(n, e) for n, e in listed if e.copies is None]
    copies = [(n, e) for n, e in listed if e.copies is not None]
    for part in (originals, copies):
        filed = file_reports(at=scene.end, filings=[_filing(scene, entry) for _, entry in part])
        _remember(scene, (n for n, _ in part), filed)
    projected = _projected(scene, starts_on, ends_on)
    file_reports(at=scene.end, filings=projected)
    return len(listed) + len(projected)


def check(scene: Scene, starts_on: date, ends_on: date) -> int:
    """Check what was checked in the span; the number of verdicts."""
    given = [
        Verdict(
            by=scene.people[v.by],
            at=scene.at(v.on, v.minute),
            evidence_id=scene.reports[v.entry][1],
            is_accepted=not v.reason,
            reason=v.reason,
        )
        for v in verdicts(scene.town.slug)
        if starts_on <= v.on < ends_on
    ]
    check_many(at=scene.end, verdicts=given)
    return len(given)


def answer(scene: Scene, starts_on: date, ends_on: date) -> int:
    """Let the givers answer the orders of the span at its end, but for the year's last; the number of answers."""
    asked: dict[str, list[int]] = {}
    roll = dice("answer", scene.town.slug, starts_on)
    answered, at = 0, min(scene.at(ends_on, NINE), scene.end)
    for number, entry in enumerate(entries(scene.town.slug)):
        if not entry.giver or not starts_on <= entry.filed_on < ends_on or TODAY - entry.on < UNANSWERED:
            continue
        answered += 1
        report_id = scene.reports[number][0]
        if roll.randrange(DENIED) == 0:
            reason = roll.choice(sections("talk")["[not-ordered]"])
            deny_order(by=scene.people[entry.giver], at=at, report_id=report_id, reason=reason)
        else:
            asked.setdefault(entry.giver, []).append(report_id)
    for giver, report_ids in asked.items():
        confirm_order(by=scene.people[giver], at=at, report_ids=report_ids)
    return answered


def say(scene: Scene) -> None:
    """Say and answer what was said in the whole year."""
    listed = remarks(scene.town.slug)
    owners = [scene.people[entries(scene.town.slug)[each.entry].nip] for each in listed]
    sayings = [
        Saying(
            by=scene.people[each.by],
            at=scene.at(each.on, each.minute),
            person=owner,
            kind=each.kind,
            text=each.text,
            report_id=scene.reports[each.entry][0],
        )
        for each, owner in zip(listed, owners, strict=True)
    ]
    notes = say_many(at=scene.end, sayings=sayings)
    for each, owner, note in zip(listed, owners, notes, strict=True):
        if each.answer:
            at = scene.at(each.on, each.minute + ANSWERED_AFTER)
            reply(by=owner, at=at, note_id=note.pk, text=each.answer)


def _typed(scene: Scene) -> Iterator[tuple[int, Entry]]:
    """The entries that people file themselves, by their place."""
    return ((n, entry) for n, entry in enumerate(entries(scene.town.slug)) if not entry.source)


def _filing(scene: Scene, entry: Entry) -> Filing:
    person = scene.people[entry.nip]
    return Filing(
        by=person,
        at=scene.at(entry.filed_on, entry.minute),
        person=person,
        on=entry.on,
        target_id=scene.targets[entry.outcome, entry.indicator] if entry.indicator else None,
        task=entry.task,
        ordered_by=entry.ordered_by,
        amount=entry.amount if entry.indicator else None,
        note=entry.note,
        link=entry.link,
        copied_from_id=None if entry.copies is None else scene.reports[entry.copies][0],
        order_giver_id=scene.people[entry.giver].pk if entry.giver else None,
        minutes=entry.minutes,
        is_blocked=entry.is_blocked,
    )


def _remember(scene: Scene, numbers: Iterable[int], filed: list[Report]) -> None:
    for number, report in zip(islice(numbers, len(filed)), filed, strict=True):
        scene.reports[number] = report.pk, report.evidence_id


def _projected(scene: Scene, starts_on: date, ends_on: date) -> list[Filing]:
    """The reports on projects; their amount is the progress in hundredths of a percent."""
    found = []
    for project in projects(scene.town.slug):
        for step in steps(scene.town.slug, project):
            person = scene.people[step.nip]
            if starts_on <= step.on < ends_on:
                found.append(
                    Filing(
                        by=person,
                        at=scene.at(step.on, 15 * 60),
                        person=person,
                        on=step.on,
                        project_id=scene.projects[project.title].pk,
                        amount=step.percent * FULL,
                        note=step.note,
                    )
                )
    return found

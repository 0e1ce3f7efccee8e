"""Faults that only show across rows: loops, lines too long, postings that overlap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from django.utils.translation import gettext as _

from tolok.people.models import Posting
from tolok.people.queries.checks import fault
from tolok.people.queries.known import Known
from tolok.people.queries.rows import Fault, ImportRows, PostingRow, Sheet
from tolok.people.queries.structure import LONGEST_LINE


def shape_faults(rows: ImportRows, after: Known) -> Iterator[Fault]:
    """Loops of units and superiors, lines too long, definitive postings that overlap."""
    parents = {row.code: row.parent for row in after.units.values()}
    above = {row.code: row.reports_to for row in after.positions.values()}
    for unit in rows.units:
        if loop := loop_through(unit.code, parents):
            yield fault(Sheet.UNITS, unit, "parent", _loop(loop), _("Correct the parent of one of these units."))
    for position in rows.positions:
        if loop := loop_through(position.code, above):
            remedy = _("Correct the superior of one of these positions.")
            yield fault(Sheet.POSITIONS, position, "reports_to", _loop(loop), remedy)
        elif len(line_above(position.code, above)) > LONGEST_LINE:
            reason = _("The line of superiors has more than %(most)s steps.") % {"most": LONGEST_LINE}
            yield fault(Sheet.POSITIONS, position, "reports_to", reason, _("Let it report to a higher position."))
    yield from overlap_faults(rows.postings, after)


def line_above(code: str, above: Mapping[str, str]) -> list[str]:
    """The codes above one code, nearest first; ends before a code would come twice."""
    line: list[str] = []
    step = above.get(code, "")
    while step and step not in line:
        line.append(step)
        step = above.get(step, "")
    return line


def loop_through(code: str, above: Mapping[str, str]) -> list[str]:
    """The loop that leads from a code back to itself, else nothing."""
    line = line_above(code, above)
    return [code, *line[: line.index(code) + 1]] if code in line else []


def overlap_faults(rows: Iterable[PostingRow], after: Known) -> Iterator[Fault]:
    """Definitive postings of one person that share a day."""
    theirs: dict[str, list[PostingRow]] = defaultdict(list)
    brought = {row.key for row in rows}
    concerned = {row.nip for row in rows}
    for posting in after.postings.values():
        if posting.kind == Posting.Kind.DEFINITIVE and posting.nip in concerned:
            theirs[posting.nip].append(posting)
    for postings in theirs.values():
        held = sorted(postings, key=lambda posting: posting.starts_on)
        for first, second in pairwise(held):
            wrong = second if second.key in brought else first
            if wrong.key in brought and (first.ends_on is None or first.ends_on > second.starts_on):
                yield _overlap(wrong, first if wrong is second else second)


def held_twice(rows: ImportRows, after: Known) -> Iterator[Fault]:
    """Positions others report to with two definitive holders on one day; a doubt, the later one counts."""
    leading = {row.reports_to for row in after.positions.values()}
    held: dict[str, list[PostingRow]] = defaultdict(list)
    for posting in after.postings.values():
        if posting.kind == Posting.Kind.DEFINITIVE and posting.position in leading:
            held[posting.position].append(posting)
    for postings in held.values():
        ordered = sorted(postings, key=lambda posting: posting.starts_on)
        for first, second in pairwise(ordered):
            if first.ends_on is None or first.ends_on > second.starts_on:
                reason = _("Two persons hold this leading position at once.")
                yield fault(
                    Sheet.POSTINGS, second, "position", reason, _("End the earlier posting, or use Plt or Plh.")
                )


def _overlap(wrong: PostingRow, other: PostingRow) -> Fault:
    reason = _("Shares days with the definitive posting to %(position)s from %(day)s.") % {
        "position": other.position,
        "day": other.starts_on.strftime("%d/%m/%Y"),
    }
    return fault(Sheet.POSTINGS, wrong, "starts_on", reason, _("Give the earlier posting its last day."))


def _loop(loop: list[str]) -> str:
    return _("This is a loop: %(loop)s.") % {"loop": " → ".join(loop)}

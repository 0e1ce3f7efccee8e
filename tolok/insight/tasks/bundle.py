"""Prints a unit's forms into one file, in short steps that others can see."""

from __future__ import annotations

import logging
import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from tolok.calendar.queries import day_of
from tolok.insight import actions
from tolok.insight.actions import Draft
from tolok.insight.documents.papers import form_file
from tolok.insight.models import Bundle, Paper
from tolok.insight.queries.papers.bundles import Part, appraisals_in, parts_of, place_of, plans_with_names
from tolok.insight.queries.papers.facts import OF_AN_APPRAISAL, facts_of
from tolok.people.access import inside

if TYPE_CHECKING:
    from tolok.insight.queries.papers.shapes import Facts
    from tolok.skp.models import Skp

log = logging.getLogger(__name__)
BATCH = 20
# Forms to fill in by hand are printed when somebody needs one.
OF_A_PLAN = (Paper.Kind.PLAN, Paper.Kind.ANNEX, Paper.Kind.MATRIX, Paper.Kind.COMPETENCE)
UNFIT = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


class Gone(Exception):
    """Somebody removed the download, or another worker has ended it."""


@app.task(name="insight.bundle")
def print_bundle(*, government_id: int, bundle_id: int) -> None:
    """Print what was asked for; again after a kill it begins anew, with the same numbers, and ends the same."""
    with inside(government_id):
        joined = Bundle.objects.select_related("asked_by__government", "unit", "period")
        asked = joined.filter(pk=bundle_id, state=Bundle.State.RUNNING).first()
    if asked is None:
        return
    press = Press(asked)
    try:
        press.run()
    except Gone:
        press.clear()
    except Exception:
        log.exception("bundle %s stopped", bundle_id)
        press.clear()
        reason = _("Something unexpected happened. Order the forms again; if it stops again, tell the operator.")
        with inside(government_id):
            actions.stop_bundle(at=asked.asked_at, bundle_id=bundle_id, reason=reason)


@app.task(name="insight.expire_bundle")
def expire(*, government_id: int, bundle_id: int) -> None:
    """Delete a download whose days are over."""
    with inside(government_id):
        bundle = Bundle.objects.filter(pk=bundle_id).first()
        if bundle is not None:
            actions.expire_bundle(at=bundle.ends_at, bundle_id=bundle_id)


@dataclass(frozen=True)
class Sheet:
    """A numbered form that waits to be drawn, and where it lies in the file."""

    name: str
    paper: Paper
    facts: Facts


@dataclass
class Press:
    """Goes through a unit's plans a batch at a time: facts and numbers in a transaction, drawing outside of it."""

    asked: Bundle
    began: float = field(default_factory=time.monotonic)
    papers: int = 0

    @property
    def unfinished(self) -> Path:
        """The file while it grows; whoever begins anew writes over it."""
        place = place_of(self.asked)
        return place.with_name(f"{place.name}.part")

    def run(self) -> None:
        """Print everything, then give the file its name."""
        asked, place = self.asked, place_of(self.asked)
        place.parent.mkdir(parents=True, exist_ok=True)
        on = day_of(asked.asked_at, asked.asked_by.government)
        with inside(asked.government_id):
            parts = parts_of(asked.asked_by, asked.unit_id, asked.year, on=on)
        with ZipFile(self.unfinished, "w", ZIP_DEFLATED, compresslevel=1) as book:
            for start in range(0, len(parts), BATCH):
                for sheet in self.numbered(parts[start : start + BATCH]):
                    self.draw(book, sheet)
                self.tell(min(start + BATCH, len(parts)))
        os.replace(self.unfinished, place)
        with inside(asked.government_id):
            kept = {"bundle_id": asked.pk, "papers": self.papers, "size": place.stat().st_size}
            if not actions.finish_bundle(at=asked.asked_at, **kept):
                place.unlink(missing_ok=True)

    def numbered(self, parts: Sequence[Part]) -> list[Sheet]:
        """What a batch says, each form with its number."""
        discreet = {part.skp_id for part in parts if part.is_discreet}
        with inside(self.asked.government_id):
            plans = plans_with_names([part.skp_id for part in parts])
            named = [*self._of_plans(plans), *self._of_appraisals(plans)]
            drafts = [draft for _name, draft, _skp in named]
            papers = actions.issue_papers(by=self.asked.asked_by, at=self.asked.asked_at, drafts=drafts)
        return [
            Sheet(name, paper, draft.facts.discreet() if skp_id in discreet else draft.facts)
            for (name, draft, skp_id), paper in zip(named, papers, strict=True)
        ]

    def _of_plans(self, plans: Sequence[Skp]) -> Iterator[tuple[str, Draft, int]]:
        on = day_of(self.asked.asked_at, self.asked.asked_by.government)
        for kind in OF_A_PLAN:
            found = facts_of(kind, [plan.pk for plan in plans], on=on)
            for plan in plans:
                if plan.pk in found and not found[plan.pk].is_blank:
                    yield f"{folder(plan)}/{kind}-{plan.pk}", Draft(kind, plan, found[plan.pk]), plan.pk

    def _of_appraisals(self, plans: Sequence[Skp]) -> Iterator[tuple[str, Draft, int]]:
        folders = {plan.pk: folder(plan) for plan in plans}
        appraisals = appraisals_in(self.asked.period_id, list(folders))
        for kind in OF_AN_APPRAISAL if appraisals else ():
            found = facts_of(kind, [each.pk for each in appraisals], on=self.asked.asked_at.date())
            for each in appraisals:
                if each.pk in found:
                    yield f"{folders[each.skp_id]}/{kind}-{each.pk}", Draft(kind, each, found[each.pk]), each.skp_id

    def draw(self, book: ZipFile, sheet: Sheet) -> None:
        """Put one form into the file, in each ending asked for."""
        ending = self.asked.ending
        for each in ("pdf", "xlsx") if ending == Bundle.Ending.BOTH else (ending,):
            address = f"{self.asked.address}{sheet.paper.number}/"
            book.writestr(f"{sheet.name}.{each}", form_file(sheet.paper, sheet.facts, address=address, ending=each))
            self.papers += 1

    def tell(self, done: int) -> None:
        """Say how far it is; stop when nobody waits for it any more."""
        passed = time.monotonic() - self.began
        with inside(self.asked.government_id):
            running = Bundle.objects.filter(pk=self.asked.pk, state=Bundle.State.RUNNING)
            done = min(done, self.asked.total)
            if not running.update(done=done, seconds_left=round(passed * (self.asked.total - done) / done)):
                raise Gone

    def clear(self) -> None:
        """Leave no half file behind."""
        self.unfinished.unlink(missing_ok=True)


def folder(plan: Skp) -> str:
    """A person's folder below the unit's, in names that every system takes."""
    return "/".join((fit(plan.posting.position.unit.name), fit(f"{plan.person.name} {plan.person.nip}")))


def fit(name: str) -> str:
    """A name without what file systems refuse, neither hidden nor longer than they take."""
    return UNFIT.sub(" ", name).strip(" .")[:80].strip(" .") or "-"

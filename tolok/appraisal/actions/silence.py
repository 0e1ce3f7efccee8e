"""Reminds raters, then tells their superior and the HR agency; nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from tolok.appraisal.queries.gatherings import without_rater_count
from tolok.appraisal.queries.silence import Silent, next_above, silent_raters
from tolok.calendar.queries import all_periods, clocks_of_persons, common_clock
from tolok.delivery.actions import Reminder, Waiting, queue_mails, remind, tell_waiting
from tolok.engine import packs
from tolok.people.queries import with_duty

if TYPE_CHECKING:
    from tolok.calendar.models import Period
    from tolok.people.models import Government, Person


@dataclass(frozen=True)
class Look:
    """One period that day: who is silent and by which steps already, who stands above them, whom nobody may rate."""

    period: Period
    government: Government
    on: date
    silent: Sequence[tuple[Silent, frozenset[str]]]
    above: Mapping[int, Person]
    alone: int

    def at_step(self, step: str) -> list[Silent]:
        """The silent raters for whom it is time for this step."""
        return [each for each, steps in self.silent if step in steps]


@transaction.atomic
def tell_silence(*, government: Government, at: datetime, on: date) -> int:
    """Tell everybody who should know today that ratings are still to come, each thing once; how many were told.

    The people who wait are never touched: no rating is filled in, and their appraisal stays as it is. Superiors and
    the agency hear of it by mail as well; raters do on the days of their reminders.
    """
    rated = [period for period in all_periods() if period.state == "rating"]
    with override(settings.LANGUAGE_CODE):
        looks = [_look(period, government, on) for period in rated]
        queue_mails(at=at, letters=[each.letter for look in looks for each in _to_superiors_at_once(look)])
        told = remind(by=None, at=at, reminders=[each for look in looks for each in _reminders(look)])
        return told + tell_waiting(at=at, waiting=[each for look in looks for each in _to_agency(look)])


def _look(period: Period, government: Government, on: date) -> Look:
    """Each rater's steps come by the working days of their own office."""
    limits, due = packs.load(period.pack).integrity.silence, period.rate_by
    found = silent_raters(period, on=on)
    clocks = clocks_of_persons([each.rater.pk for each in found], on=on, government=government)
    days = {"ahead": -limits.ahead, "late": limits.rater_after, "superior": limits.superior_after}
    silent = []
    for each in found:
        clock = clocks[each.rater.pk]
        silent.append((each, frozenset(step for step, n in days.items() if on >= clock.moved(due, n))))
    has_late = any("superior" in steps for _each, steps in silent)
    above = next_above([each.rater for each in found], on=on) if has_late else {}
    return Look(period, government, on, silent, above, without_rater_count(period.pk, on=on))


def _reminders(look: Look) -> Iterator[Reminder]:
    for step in ("ahead", "late"):
        for each in look.at_step(step):
            yield _reminder(look, each.rater, step, _waits(each, look.period))
    for each in look.at_step("superior"):
        if superior := look.above.get(each.rater.pk):
            yield _reminder(look, superior, f"superior:{each.rater.pk}", _above(each, look.period))


def _waits(silent: Silent, period: Period) -> str:
    said = ngettext(
        "%(count)s person waits for your rating of %(period)s; please rate by %(day)s.",
        "%(count)s people wait for your rating of %(period)s; please rate by %(day)s.",
        silent.count,
    )
    return said % {"count": silent.count, "period": period.label, "day": date_format(period.rate_by, "j F Y")}


def _above(silent: Silent, period: Period) -> str:
    said = ngettext(
        "%(name)s has not rated %(count)s person of %(period)s yet. Please speak with them; nobody rates instead.",
        "%(name)s has not rated %(count)s people of %(period)s yet. Please speak with them; nobody rates instead.",
        silent.count,
    )
    return said % {"name": silent.rater.name, "count": silent.count, "period": period.label}


def _to_superiors_at_once(look: Look) -> Iterator[Waiting]:
    """One mail for each superior, however many raters below are silent; who they are is read in Tolok."""
    told = Counter(look.above[each.rater.pk] for each in look.at_step("superior") if each.rater.pk in look.above)
    for superior, count in told.items():
        said = ngettext("%(n)s rater below you is late", "%(n)s raters below you are late", count) % {"n": count}
        place = reverse("delivery:notices", args=[look.government.slug])
        yield Waiting(superior, _key(look, "superior"), said, [look.period.label], place, look.government)


def _to_agency(look: Look) -> Iterator[Waiting]:
    after = packs.load(look.period.pack).integrity.silence.agency_after
    is_quiet = not look.silent and not look.alone
    if is_quiet or look.on < common_clock(look.government).moved(look.period.rate_by, after):
        return
    said = _("Ratings of %(period)s are late") % {"period": look.period.label}
    place, lines = reverse("appraisal:periods", args=[look.government.slug]), list(_lines(look))
    for person in with_duty("hr", on=look.on):
        yield Waiting(person, _key(look, "agency"), said, lines, place, look.government)


def _lines(look: Look) -> Iterator[str]:
    """How many wait for whom, whether superiors know, and for how many there is nobody."""
    if look.silent:
        count = sum(each.count for each, _steps in look.silent)
        yield _("%(count)s ratings with %(raters)s raters") % {"count": count, "raters": len(look.silent)}
    asked = look.at_step("superior")
    unheard = sum(each.rater.pk not in look.above for each in asked)
    if unheard:
        yield ngettext(
            "%(n)s rater has no superior to be told", "%(n)s raters have no superior to be told", unheard
        ) % {"n": unheard}
    elif asked and len(asked) == len(look.silent):
        yield _("their superiors know")
    if look.alone:
        yield ngettext("%(n)s person whom nobody may rate", "%(n)s persons whom nobody may rate", look.alone) % {
            "n": look.alone
        }


def _reminder(look: Look, person: Person, step: str, text: str) -> Reminder:
    return Reminder(person, _key(look, step), text, reverse("appraisal:to_rate", args=[look.government.slug]))


def _key(look: Look, step: str) -> str:
    return f"silence:{look.period.pk}:{step}"

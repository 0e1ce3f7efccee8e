"""What time does to cases: settles, warns, enters reporters' acts mixed."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tolok.calendar.queries import day_of, midnight
from tolok.citizens.actions.cases.steps import take_step
from tolok.citizens.models import Case, Standing, Untold
from tolok.citizens.models.cases import State
from tolok.citizens.queries.cases.terms import OWED, clocks, rules_of, settles_at, term_of
from tolok.citizens.queries.cases.who import who_acts
from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import act_on, record_many

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Government, Person

WARNED = _("A case of the public has used %(share)s %% of its time. It is due on %(day)s.")
NEWS = {
    "send_case": _("Something new came in from the public. Please check it and pass it on."),
    "reopen_case": _("A reporter objects to an answer. The case is back at the desk."),
    "add_message": _("A reporter added something to a case."),
    "confirm_case": _("A reporter confirms that a case is solved."),
}


@transaction.atomic
def settle_silence(*, at: datetime, government: Government) -> int:
    """Settle, unconfirmed, every answer to which nobody objected in time; how many. Repeating it changes nothing."""
    rules, settled = rules_of(government), 0
    waiting = list(Case.objects.filter(state=State.ANSWERED).select_related("government"))
    known = clocks(government, {case.unit_id for case in waiting}) if waiting else {}
    for case in waiting:
        until = settles_at(case, rules, known[case.unit_id])
        if until is not None and until < at:
            changes = {"finished_on": day_of(at, government), "is_confirmed": False}
            take_step(by=None, at=at, case=case, verb="pass_case", changes=changes)
            settled += 1
    return settled


@transaction.atomic
def warn_staff(*, at: datetime, government: Government) -> int:
    """Tell who must act at each share of a limit, each once; how many were told."""
    rules, day = rules_of(government), day_of(at, government)
    owed = Case.objects.filter(state__in=OWED, standing=Standing.OPEN).prefetch_related("pauses")
    waiting = list(owed.select_related("handler", "officer", "government"))
    known = clocks(government, {case.unit_id for case in waiting}) if waiting else {}
    told = []
    for case in waiting:
        term, clock = term_of(case, rules), known[case.unit_id]
        share = term.warned(clock, day, rules.warn_at) if term else 0
        if term is not None and share:
            words = {"share": str(share), "day": f"{term.due_on(clock):%d.%m.%Y}"}
            key = f"case:{case.pk}:{case.clock_from:%y%m%d}:{case.within or 0}:{share}"
            told += [_telling(at, case, person, key, WARNED, words) for person in who_acts(case, on=day)]
    return tell_many(at=at, tellings=told)


@transaction.atomic
def tell_reporters_acts(*, at: datetime, government: Government) -> int:
    """Enter what reporters did into the ledger, mixed and without an hour, and tell who must know; how many acts."""
    waiting = list(Untold.objects.select_for_update(of=("self",)).select_related("case", "case__handler"))
    secrets.SystemRandom().shuffle(waiting)
    today = day_of(at, government)
    # What came after the last closing counts as a day to come; the ledger knows no such day.
    record_many(
        act_on(verb=each.verb, by=None, at=midnight(min(each.on, today), government), on=each.case) for each in waiting
    )
    told = []
    for each in waiting:
        if each.verb in NEWS and each.case.standing == Standing.OPEN:
            key = f"case:{each.case_id}:{each.verb}:{each.pk}"
            persons = who_acts(each.case, on=today)
            told += [_telling(at, each.case, person, key, NEWS[each.verb], {}) for person in persons]
    tell_many(at=at, tellings=told)
    Untold.objects.filter(pk__in=[each.pk for each in waiting]).delete()
    return len(waiting)


def _telling(
    at: datetime, case: Case, person: Person, key: str, text: StrOrPromise, words: dict[str, str]
) -> Telling:  # fmt: skip  # as `Telling` names them
    return Telling(at=at, person=person, key=key, text=text, words=words, view="citizens:case", number=case.pk)

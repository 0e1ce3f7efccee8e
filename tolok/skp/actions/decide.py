"""Answers proposed plans: agreed, one or many at once, or returned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tolok.delivery.actions import Telling, tell_many
from tolok.ledger.actions import Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import NotAllowed
from tolok.people.queries import local_days, superiors_of_all
from tolok.skp.access import STEPS, check_state, require_step
from tolok.skp.models import Expectation, Skp
from tolok.skp.queries import CODES
from tolok.skp.queries.held import day_of_step, held_plans

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from tolok.people.models import Person
    from tolok.skp.actions.plan_drafts import Agreement

NOTHING: Mapping[str, str] = MappingProxyType({})
AGREED = gettext_lazy("Your plan for %(year)s is agreed. You can report against it from now on.")
RETURNED = gettext_lazy("Your plan for %(year)s came back: %(remark)s")


class RemarkIsMissing(Refusal):
    """A returned plan says what to change."""

    about = "remark"


class UnknownBehaviour(Refusal):
    """The code is none of the seven behaviours."""


@transaction.atomic
def agree_skp(*, by: Person, at: datetime, skp: Skp, expectations: Mapping[str, str] = NOTHING) -> Skp:
    """Agree a proposed plan, with what is expected of the seven behaviours (text by code)."""
    skp = held_plans([skp.pk])[skp.pk]
    end = require_step("agree_skp", by=by, skp=skp, on=day_of_step(at, skp))
    skp.state, skp.superior, skp.decided_at, skp.remark = end, by, at, ""
    skp.save(update_fields=["state", "superior", "decided_at", "remark"])
    skp.expectations.all().delete()
    Expectation.objects.bulk_create(_expectations(skp, expectations))
    record(verb="agree_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state})
    tell_many(at=at, tellings=[_news("agree_skp", skp, at, AGREED)])
    return skp


@transaction.atomic
def return_skp(*, by: Person, at: datetime, skp: Skp, remark: str) -> Skp:
    """Give a plan back to its person with a remark that says what to change."""
    skp = held_plans([skp.pk])[skp.pk]
    end = require_step("return_skp", by=by, skp=skp, on=day_of_step(at, skp))
    if not remark.strip():
        raise RemarkIsMissing(_("Say in a sentence what should change, so that the plan can be mended."))
    skp.state, skp.remark, skp.decided_at = end, remark.strip(), at
    skp.save(update_fields=["state", "remark", "decided_at"])
    record(verb="return_skp", by=by, at=at, on=skp, person=skp.person, fields={"state": skp.state, "remark": remark})
    tell_many(at=at, tellings=[_news("return_skp", skp, at, RETURNED)])
    return skp


@transaction.atomic
def agree_plans(*, at: datetime, agreements: Sequence[Agreement]) -> list[Skp]:
    """Agree many plans, each by its superior of that day; all or nothing, in the order given."""
    plans = held_plans(agreement.skp_id for agreement in agreements)
    local = local_days((plans[each.skp_id].person_id, each.at) for each in agreements)
    led: dict[date, dict[int, Person]] = {}
    acts, expected, news = [], [], []
    for agreement in agreements:
        skp = plans[agreement.skp_id]
        day = max(local[skp.person_id, agreement.at], skp.starts_on)
        led[day] = led.get(day) or superiors_of_all(on=day)
        if led[day].get(skp.person_id) != agreement.by:
            raise NotAllowed("agree_skp")
        check_state("agree_skp", skp)
        skp.state, skp.superior = STEPS["agree_skp"][1], agreement.by
        skp.decided_at, skp.remark = agreement.at, ""
        expected += _expectations(skp, agreement.expectations)
        fields = {"state": skp.state}
        acts.append(
            act_on(verb="agree_skp", by=agreement.by, at=agreement.at, on=skp, person=skp.person, fields=fields)
        )
        news.append(_news("agree_skp", skp, agreement.at, AGREED))
    _store(plans, expected)
    record_many(acts)
    tell_many(at=at, tellings=news)
    return [plans[agreement.skp_id] for agreement in agreements]


def _store(plans: Mapping[int, Skp], expected: Sequence[Expectation]) -> None:
    Skp.objects.bulk_update(plans.values(), ["state", "superior", "decided_at", "remark"], batch_size=1000)
    Expectation.objects.filter(skp_id__in=plans).delete()
    for row, number in zip(expected, reserve_ids(Expectation, len(expected)), strict=True):
        row.pk = number
    copy_models(Expectation, expected)


def _expectations(skp: Skp, texts: Mapping[str, str]) -> list[Expectation]:
    if unknown := sorted(set(texts) - CODES):
        raise UnknownBehaviour(_("%(code)s is none of the seven behaviours.") % {"code": unknown[0]})
    written = {code: text.strip() for code, text in texts.items() if text.strip()}
    return [
        Expectation(government_id=skp.government_id, skp=skp, behaviour=code, text=text)
        for code, text in written.items()
    ]


def _news(verb: str, skp: Skp, at: datetime, text: StrOrPromise) -> Telling:
    words = {"year": str(skp.year), "remark": skp.remark}
    return Telling(at, skp.person, f"{verb}:{skp.pk}:{at:%Y%m%d%H%M%S}", text, words, "skp:plan", skp.pk)

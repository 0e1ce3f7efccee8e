"""Keeps the library of standard indicators: new ones, new revisions, retired ones."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tolok.ledger.actions import Act, Refusal, act_on, copy_models, record, record_many, reserve_ids
from tolok.people.access import require
from tolok.people.queries import local_day
from tolok.skp.access import PERMISSIONS
from tolok.skp.actions.drafts import IndicatorIsRetired
from tolok.skp.actions.wordings import IndicatorDraft, Wording
from tolok.skp.models import Indicator, IndicatorRevision

if TYPE_CHECKING:
    from tolok.people.models import Person


class IndicatorCodeIsTaken(Refusal):
    """Another indicator of the library carries this code."""

    about = "code"


class TypicalOutOfOrder(Refusal):
    """The typical target runs from high to low, or has one end only."""

    about = "typical"


@transaction.atomic
def add_indicator(
    *, by: Person, at: datetime, code: str, wording: Wording, position: str = "", service: str = ""
) -> IndicatorRevision:
    """Put a standard indicator into the library; what it says is its first revision."""
    require(PERMISSIONS, "add_indicator", by=by, person=by, on=local_day(by.government, at))
    draft = IndicatorDraft(by, at, code, wording, position, service)
    _refuse_taken([draft])
    indicator = draft.indicator()
    indicator.save()
    revision = _revision(indicator, 1, wording, local_day(by.government, at))
    revision.save()
    record_many([_added(indicator, draft)])
    return revision


@transaction.atomic
def revise_indicator(*, by: Person, at: datetime, indicator: Indicator, wording: Wording) -> IndicatorRevision:
    """Write the next revision; the ones before stay as they are, and so do the targets taken from them."""
    require(PERMISSIONS, "revise_indicator", by=by, person=by, on=local_day(by.government, at))
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if indicator.is_retired:
        raise IndicatorIsRetired(_("This indicator is retired and takes no revision. Add a new one instead."))
    latest = indicator.revisions.order_by("-number").values_list("number", flat=True)[0]
    revision = _revision(indicator, latest + 1, wording, local_day(by.government, at))
    revision.save()
    record(verb="revise_indicator", by=by, at=at, on=revision, fields={"name": wording.name, "number": latest + 1})
    return revision


@transaction.atomic
def retire_indicator(*, by: Person, at: datetime, indicator: Indicator) -> Indicator:
    """Offer the indicator to no new plan; running targets keep it."""
    require(PERMISSIONS, "retire_indicator", by=by, person=by, on=local_day(by.government, at))
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if indicator.is_retired:
        raise IndicatorIsRetired(_("This indicator is retired already."))
    indicator.is_retired = True
    indicator.save(update_fields=["is_retired"])
    record(verb="retire_indicator", by=by, at=at, on=indicator, fields={"is_retired": True})
    return indicator


@transaction.atomic
def add_indicators(*, at: datetime, drafts: Sequence[IndicatorDraft]) -> list[IndicatorRevision]:
    """Put many indicators into the library with COPY; their first revisions in the order given."""
    for by, day in {(draft.by, local_day(draft.by.government, draft.at)) for draft in drafts}:
        require(PERMISSIONS, "add_indicator", by=by, person=by, on=day)
    _refuse_taken(drafts)
    indicators, revisions = [], []
    numbers = zip(reserve_ids(Indicator, len(drafts)), reserve_ids(IndicatorRevision, len(drafts)), strict=True)
    for draft, (number, of_revision) in zip(drafts, numbers, strict=True):
        indicator = draft.indicator()
        indicator.pk = number
        revision = _revision(indicator, 1, draft.wording, local_day(draft.by.government, draft.at))
        revision.pk = of_revision
        indicators.append(indicator)
        revisions.append(revision)
    copy_models(Indicator, indicators)
    copy_models(IndicatorRevision, revisions)
    record_many(_added(indicator, draft) for indicator, draft in zip(indicators, drafts, strict=True))
    return revisions


def _refuse_taken(drafts: Sequence[IndicatorDraft]) -> None:
    taken = set(Indicator.objects.filter(code__in=[draft.code for draft in drafts]).values_list("code", flat=True))
    for draft in drafts:
        if draft.code in taken:
            raise IndicatorCodeIsTaken(
                _("The code %(code)s is in the library already. Revise that indicator or choose another code.")
                % {"code": draft.code}
            )
        taken.add(draft.code)


def _revision(indicator: Indicator, number: int, wording: Wording, on: date) -> IndicatorRevision:
    low = wording.typical_low
    high = wording.typical_high if wording.typical_high is not None else low
    if (low is None) != (high is None) or (low is not None and high is not None and low > high):
        raise TypicalOutOfOrder(
            _("The typical target runs from high to low. Write the smaller number first, like 80-90.")
        )
    return IndicatorRevision(
        government_id=indicator.government_id,
        indicator=indicator,
        number=number,
        name=wording.name,
        unit=wording.unit,
        polarity=wording.polarity,
        accumulation=wording.accumulation,
        formula=wording.formula,
        typical_low=low,
        typical_high=high,
        source=wording.source,
        valid_from=on,
    )


def _added(indicator: Indicator, draft: IndicatorDraft) -> Act:
    fields = {"code": indicator.code, "name": draft.wording.name}
    return act_on(verb="add_indicator", by=draft.by, at=draft.at, on=indicator, fields=fields)

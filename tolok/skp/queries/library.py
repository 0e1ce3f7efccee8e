"""Reads the library: what each indicator says now and what it said before."""

from __future__ import annotations

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from tolok.skp.models import Indicator, IndicatorRevision


def indicators(*, search: str = "", position: str = "", service: str = "") -> QuerySet[IndicatorRevision]:
    """The latest revision of every indicator in use that fits, by name."""
    newest = IndicatorRevision.objects.filter(indicator=OuterRef("indicator")).order_by("-number").values("number")[:1]
    found = IndicatorRevision.objects.filter(indicator__is_retired=False).annotate(newest=Subquery(newest))
    found = found.filter(number=F("newest")).select_related("indicator").order_by("name", "pk")
    for word in search.split():
        found = found.filter(
            Q(name__icontains=word)
            | Q(indicator__code__icontains=word)
            | Q(indicator__position__icontains=word)
            | Q(indicator__service__icontains=word)
        )
    if position:
        found = found.filter(indicator__position=position)
    return found.filter(indicator__service=service) if service else found


def positions_and_services() -> tuple[list[str], list[str]]:
    """What the library can be filtered by."""
    pairs = set(Indicator.objects.filter(is_retired=False).values_list("position", "service"))
    return sorted({p for p, _s in pairs if p}), sorted({s for _p, s in pairs if s})


def indicator_by_id(indicator_id: int) -> Indicator | None:
    """An indicator, when this transaction may see it."""
    return Indicator.objects.filter(pk=indicator_id).first()


def revisions_of(indicator: Indicator) -> list[IndicatorRevision]:
    """What an indicator says and said, the newest first."""
    return list(indicator.revisions.order_by("-number"))


def revision_by_id(revision_id: int) -> IndicatorRevision | None:
    """A revision with its indicator, when this transaction may see it."""
    return IndicatorRevision.objects.select_related("indicator").filter(pk=revision_id).first()

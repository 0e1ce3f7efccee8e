"""What a target must be like to be read from services or from the public."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.models import READ_FROM_PUBLIC, IndicatorRevision, Service, Target

Reading, Accumulation = Target.Reading, IndicatorRevision.Accumulation
PERCENT, DAYS = ("persen", "%", "percent"), ("hari", "hari kerja", "days")
# What a target must be like to be read: whether amounts add up, and the words of its unit.
READS: dict[str, tuple[bool, tuple[str, ...]]] = {
    Reading.COUNT: (True, ()),
    Reading.SHARE_IN_TIME: (False, PERCENT),
    Reading.MEDIAN_DAYS: (False, DAYS),
    Reading.MEDIAN_MINUTES: (False, ("menit", "minutes")),
    Reading.CASES_IN_TIME: (False, PERCENT),
    Reading.CASES_DAYS: (False, DAYS),
    Reading.CASES_REOPENED: (False, PERCENT),
    Reading.SATISFACTION: (False, ("indeks", "nilai", "poin", "points")),
    Reading.IMPROVED_IN_TIME: (False, PERCENT),
}


class ReadingDoesNotFit(Refusal):
    """The target's unit or its adding up is not what is read for it, or a service is missing or too many."""

    about = "reading"

    def __init__(self) -> None:
        super().__init__(
            _(
                "A count is added up; a share needs the unit percent, a median the unit days or minutes, an index the "
                "unit index, and none of these is added up. What systems measure needs its service; what the public "
                "brings needs none. Change the unit, the service or what is read."
            )
        )


class ServiceIsRetired(Refusal):
    """The service is no longer given."""

    about = "service"

    def __init__(self, service: Service) -> None:
        super().__init__(_("%(name)s is no longer given. Choose another service.") % {"name": service.name})


@dataclass(frozen=True)
class Read:
    """How a target is to be read, and from which service; from none where the public is heard."""

    reading: str
    accumulation: str
    unit: str
    service: Service | None

    def check(self) -> None:
        """Refuse a reading that the target's unit or its adding up does not fit, or one without a service."""
        if self.service is None and not self.reading:
            return
        adds_up, units = READS.get(self.reading, (False, ("",)))
        fits = (self.accumulation == Accumulation.SUM) is adds_up and (not units or self.unit.lower() in units)
        if not fits or (self.service is None) is not (self.reading in READ_FROM_PUBLIC):
            raise ReadingDoesNotFit
        if self.service is not None and self.service.is_retired:
            raise ServiceIsRetired(self.service)

"""What a target must be like to be read from measured services."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tolok.ledger.actions import Refusal
from tolok.skp.models import IndicatorRevision, Service, Target

Reading, Accumulation = Target.Reading, IndicatorRevision.Accumulation
# What a target must be like to be read from measured services: whether amounts add up, and the words of its unit.
READS: dict[str, tuple[bool, tuple[str, ...]]] = {
    Reading.COUNT: (True, ()),
    Reading.SHARE_IN_TIME: (False, ("persen", "%", "percent")),
    Reading.MEDIAN_DAYS: (False, ("hari", "hari kerja", "days")),
    Reading.MEDIAN_MINUTES: (False, ("menit", "minutes")),
}


class ReadingDoesNotFit(Refusal):
    """The target's unit or its adding up is not what the service is read for, or one of the two is missing."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "A count is added up; a share needs the unit percent and a median the unit days or minutes, "
                "and neither is added up. Choose a service together with what is read from it, or neither."
            )
        )


class ServiceIsRetired(Refusal):
    """The service is no longer given."""

    def __init__(self, service: Service) -> None:
        super().__init__(_("%(name)s is no longer given. Choose another service.") % {"name": service.name})


@dataclass(frozen=True)
class Read:
    """How a target is to be read, and from which service."""

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
        if self.service is None or not fits:
            raise ReadingDoesNotFit
        if self.service.is_retired:
            raise ServiceIsRetired(self.service)

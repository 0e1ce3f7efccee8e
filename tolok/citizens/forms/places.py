"""The services and offices that a case can be about, as one list to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tolok.people.queries import units
from tolok.skp.queries import service_by_id, services

if TYPE_CHECKING:
    from datetime import date

    from tolok.citizens.models import Case
    from tolok.people.models import Unit
    from tolok.skp.models import Service


class Places:
    """Every service that is given that day under its unit, and each unit without one as `other`; two queries."""

    def __init__(self, *, on: date, other: Any) -> None:
        given = [row for row in services(on=on) if not row.is_retired]
        self.services = {f"s{row.id}": row.id for row in given}
        self.units = {f"u{unit.pk}": unit for unit in units()}
        by_unit: dict[str, list[Any]] = {unit.name: [(key, other)] for key, unit in self.units.items()}
        for row in given:
            by_unit[row.unit].insert(-1, (f"s{row.id}", row.name))
        self.choices: list[Any] = sorted(by_unit.items())

    def service(self, choice: str) -> Service | None:
        """The service chosen; None where it was a unit or nothing."""
        return service_by_id(self.services[choice]) if choice in self.services else None

    def unit(self, choice: str) -> Unit | None:
        """The unit chosen without a service."""
        return self.units.get(choice)

    def of(self, case: Case) -> str:
        """The choice that a case stands for now; empty where it names none that is offered."""
        found = f"s{case.service_id}"
        return found if found in self.services else f"u{case.unit_id}" if case.unit_id else ""

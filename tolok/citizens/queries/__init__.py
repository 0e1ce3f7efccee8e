"""Reads what the public said, and who answers it."""

from __future__ import annotations

from tolok.citizens.queries.duties import DutyRow, coordinates, duty_by_id, duty_rows, officers_of, units_served

__all__ = ["DutyRow", "coordinates", "duty_by_id", "duty_rows", "officers_of", "units_served"]

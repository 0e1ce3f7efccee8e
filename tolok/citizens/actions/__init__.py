"""Writes what the public says, and who answers it."""

from __future__ import annotations

from tolok.citizens.actions.duties import DutyEnded, HasThisDuty, assign_duty, end_duty

__all__ = ["DutyEnded", "HasThisDuty", "assign_duty", "end_duty"]

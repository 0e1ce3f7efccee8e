"""Reads what was recorded; lets queries be written once and asked often."""

from __future__ import annotations

from tolok.ledger.queries.acts import canonical, commitment, is_committed, was_recorded
from tolok.ledger.queries.prepared import Prepared, Slot, Slots
from tolok.ledger.queries.tally import calls_since

__all__ = ["Prepared", "Slot", "Slots", "calls_since", "canonical", "commitment", "is_committed", "was_recorded"]

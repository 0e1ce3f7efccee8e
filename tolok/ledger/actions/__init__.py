"""Records acts, writes in bulk, and keeps answers to repeats."""

from __future__ import annotations

from tolok.ledger.actions.acts import Act, Refusal, act_on, record, record_many
from tolok.ledger.actions.answers import claim_answer, keep_answer
from tolok.ledger.actions.bulk import copy_models, copy_rows, reserve_ids, store

__all__ = [
    "Act",
    "Refusal",
    "act_on",
    "claim_answer",
    "copy_models",
    "copy_rows",
    "keep_answer",
    "record",
    "record_many",
    "reserve_ids",
    "store",
]

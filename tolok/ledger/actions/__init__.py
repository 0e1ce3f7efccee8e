"""Records acts, writes in bulk, keeps answers to repeats, counts calls."""

from __future__ import annotations

from tolok.ledger.actions.acts import Act, Refusal, act_on, record, record_many
from tolok.ledger.actions.answers import claim_answer, keep_answer
from tolok.ledger.actions.bulk import copy_models, copy_rows, reserve_ids
from tolok.ledger.actions.stored import store_acts
from tolok.ledger.actions.tally import add_up, count_call, forget_calls
from tolok.ledger.actions.turns import take_turns

__all__ = [
    "Act",
    "Refusal",
    "act_on",
    "add_up",
    "claim_answer",
    "copy_models",
    "copy_rows",
    "count_call",
    "forget_calls",
    "keep_answer",
    "record",
    "record_many",
    "reserve_ids",
    "store_acts",
    "take_turns",
]

"""Tells persons what they should know, each thing once."""

from __future__ import annotations

from tolok.delivery.actions.read import mark_read
from tolok.delivery.actions.tell import Reminder, Telling, remind, tell, tell_many

__all__ = ["Reminder", "Telling", "mark_read", "remind", "tell", "tell_many"]

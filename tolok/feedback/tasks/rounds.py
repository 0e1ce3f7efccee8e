"""Draws and counts rounds of voices, in steps that others can see."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from procrastinate.contrib.django import app

from tolok.feedback import actions
from tolok.feedback.actions import Groups, RoundKey
from tolok.feedback.queries import drawn_in, pools_of, round_of, seal_path, sealed_keys, sealed_sheets
from tolok.ledger.actions import Refusal
from tolok.people.access import inside

if TYPE_CHECKING:
    from tolok.feedback.models import Round

log = logging.getLogger(__name__)
# So many sheets are opened between two counts: a fifth of a second.
BATCH = 2_000
UNEXPECTED = _(
    "Something unexpected happened, and nothing was lost. It is tried again; if it goes on, tell the operator."
)


class Gone(Exception):
    """The round was thrown away, or another worker has ended it."""


@app.task(name="feedback.open_round")
def open_round(*, government_id: int, round_id: int) -> None:
    """Draw who is asked, then ask them all at once; again after a kill, the same seed draws the same."""
    with inside(government_id):
        ordered = round_of(round_id)
    if ordered is None or ordered.state != "opening":
        return
    with _said(ordered):
        with inside(government_id):
            there = pools_of(ordered)
        _note(ordered, 1)
        drawn = drawn_in(ordered, there)
        _note(ordered, 2)
        with inside(government_id):
            actions.open_round(at=ordered.ordered_at, round_=ordered, drawn=drawn)


@app.task(name="feedback.close_round")
def close_round(*, government_id: int, round_id: int) -> None:
    """Count all sheets in memory, then keep the sums at once; again after a kill, everything is counted anew.

    Between two batches nothing is written but how many sheets are counted, and that many were sent is known.
    """
    with inside(government_id):
        ordered = round_of(round_id)
    if ordered is None:
        return
    if ordered.ended_at is not None:
        RoundKey.destroy(seal_path(ordered))
    if ordered.state != "closing":
        return
    with _said(ordered):
        groups = _counted(ordered)
        with inside(government_id):
            actions.close_round(at=ordered.ordered_at, round_=ordered, groups=groups)


def _counted(ordered: Round) -> Groups:
    groups = Groups.of(ordered)
    with inside(ordered.government_id):
        keys = sealed_keys(ordered)
    for start in range(0, len(keys), BATCH):
        with inside(ordered.government_id):
            groups.open(sealed_sheets(keys[start : start + BATCH]))
        _note(ordered, groups.opened + groups.broken)
    return groups


def _note(ordered: Round, done: int) -> None:
    with inside(ordered.government_id):
        if not actions.note_work(at=ordered.ordered_at, round_=ordered, done=done):
            raise Gone


@contextmanager
def _said(ordered: Round) -> Iterator[None]:
    """Whatever stops the work is said on the round's page, and tried again by the clock."""
    with override(settings.LANGUAGE_CODE):
        try:
            yield
        except Gone:
            return
        except Refusal as refusal:
            _halt(ordered, str(refusal))
        except Exception:
            log.exception("round %s stopped while %s", ordered.pk, ordered.state)
            _halt(ordered, str(UNEXPECTED))


def _halt(ordered: Round, reason: str) -> None:
    with inside(ordered.government_id):
        actions.halt_round(at=ordered.ordered_at, round_=ordered, reason=reason)

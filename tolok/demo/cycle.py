"""Prolongs a quarter at the end of the year, and reminds whoever has not rated."""

from __future__ import annotations

from datetime import date

from tolok.appraisal.actions import extend_period, remind_raters
from tolok.calendar.queries import period_of
from tolok.demo.days import TODAY
from tolok.demo.scene import Scene

# Elsewhere silence is told to the end. Asked for before the holidays; a reminder falls on the day that stands still.
PROLONGED = ("bukittinggi", "pontianak")
WITHIN, ASKED_ON, UNTIL = date(2026, 9, 30), date(2026, 12, 21), date(2027, 1, 7)
WHY = "Beberapa pejabat penilai belum selesai sebelum cuti bersama akhir tahun."
MORNING = 9 * 60


def turn(scene: Scene) -> int:
    """In two governments give silent raters until January, and remind them today; how many were told."""
    if scene.town.slug not in PROLONGED:
        return 0
    period = period_of("triwulan", on=WITHIN)
    assert period is not None
    by, at = scene.on_duty("hr"), scene.at(ASKED_ON, MORNING)
    extend_period(by=by, at=at, period=period, rate_by=UNTIL, reason=WHY)
    return remind_raters(government=scene.government, at=scene.end, on=TODAY)

"""Reads the fairness of ratings of the last period in which everything is signed."""

from __future__ import annotations

from tolok.appraisal.queries.lists import unsigned_count
from tolok.demo.scene import Scene
from tolok.insight.actions import ask_reading, finish_reading
from tolok.insight.queries.fairness.lists import readable_periods
from tolok.insight.queries.fairness.walk import Walk


def hold(scene: Scene) -> int:
    """Hold up the mirrors of the last period that waits for nobody, as the worker does; how many ratings."""
    period = next(each for each in readable_periods() if not unsigned_count(each.pk))
    reading = ask_reading(by=scene.on_duty("hr"), at=scene.end, period=period)
    found = Walk(reading).found()
    finish_reading(at=scene.end, reading_id=reading.pk, found=found)
    return found.n

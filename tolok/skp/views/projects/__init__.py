"""Forms about projects; their pages stand on a desk, with the reports."""

from __future__ import annotations

from tolok.skp.views.projects import money, plan, replan, start, turns

__all__ = ["money", "plan", "replan", "start", "turns"]

"""Who may try a policy, see what reporting costs, or have a form on paper."""

from __future__ import annotations

from tolok.insight.access.papers import may_have, require_paper
from tolok.insight.access.simulation import PERMISSIONS, STEPS, State, is_nobody, leads_a_unit

__all__ = ["PERMISSIONS", "STEPS", "State", "is_nobody", "leads_a_unit", "may_have", "require_paper"]

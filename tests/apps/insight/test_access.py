"""Every verb on a simulation, tried by every role."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import Office
from tests.conftest import TODAY
from tolok.insight.access import PERMISSIONS, STEPS
from tolok.insight.access.bundles import STEPS as BUNDLE_STEPS
from tolok.insight.access.fairness import PERMISSIONS as FAIRNESS
from tolok.insight.access.fairness import STEPS as FAIRNESS_STEPS

ROWS = [
    ("see_simulations", "self", False),
    ("see_simulations", "superior", False),
    ("see_simulations", "above", False),
    ("see_simulations", "colleague", False),
    ("see_simulations", "hr", True),
    ("see_simulations", "planner", False),
    ("see_simulations", "stranger", False),
    ("see_burden", "self", False),
    ("see_burden", "superior", False),
    ("see_burden", "above", False),
    ("see_burden", "colleague", False),
    ("see_burden", "hr", True),
    ("see_burden", "planner", False),
    ("see_burden", "stranger", False),
    ("start_simulation", "self", False),
    ("start_simulation", "superior", False),
    ("start_simulation", "above", False),
    ("start_simulation", "hr", True),
    ("start_simulation", "planner", False),
    ("start_simulation", "stranger", False),
    ("remove_simulation", "self", False),
    ("remove_simulation", "superior", False),
    ("remove_simulation", "hr", True),
    ("remove_simulation", "planner", False),
    ("remove_simulation", "stranger", False),
    ("finish_simulation", "hr", False),
    ("finish_simulation", "self", False),
    ("stop_simulation", "hr", False),
    ("stop_simulation", "self", False),
    ("order_bundle", "self", False),
    ("order_bundle", "superior", False),
    ("order_bundle", "above", False),
    ("order_bundle", "colleague", False),
    ("order_bundle", "hr", True),
    ("order_bundle", "planner", False),
    ("order_bundle", "stranger", False),
    ("remove_bundle", "self", True),
    ("remove_bundle", "superior", False),
    ("remove_bundle", "hr", False),
    ("finish_bundle", "hr", False),
    ("finish_bundle", "self", False),
    ("stop_bundle", "hr", False),
    ("stop_bundle", "self", False),
    ("expire_bundle", "hr", False),
    ("expire_bundle", "self", False),
    ("see_fairness", "self", False),
    ("see_fairness", "superior", False),
    ("see_fairness", "above", False),
    ("see_fairness", "colleague", False),
    ("see_fairness", "hr", True),
    ("see_fairness", "planner", False),
    ("see_fairness", "stranger", False),
    ("see_mirror", "self", True),
    ("see_mirror", "superior", False),
    ("see_mirror", "above", False),
    ("see_mirror", "colleague", False),
    ("see_mirror", "hr", True),
    ("see_mirror", "planner", False),
    ("see_mirror", "stranger", False),
    ("ask_reading", "self", False),
    ("ask_reading", "superior", False),
    ("ask_reading", "above", False),
    ("ask_reading", "colleague", False),
    ("ask_reading", "hr", True),
    ("ask_reading", "planner", False),
    ("ask_reading", "stranger", False),
    ("finish_reading", "hr", False),
    ("finish_reading", "self", False),
    ("stop_reading", "hr", False),
    ("stop_reading", "self", False),
]


@pytest.mark.parametrize(("verb", "role", "allowed"), ROWS)
def test_a_permission(office: Office, verb: str, role: str, allowed: bool) -> None:
    clerk = office.people["clerk"]
    by = clerk if role == "self" else office.people[role]
    permissions, steps = {**PERMISSIONS, **FAIRNESS}, {**STEPS, **BUNDLE_STEPS, **FAIRNESS_STEPS}
    rule = permissions[verb] if verb in permissions else steps[verb][2]

    assert rule(by, clerk, TODAY) is allowed

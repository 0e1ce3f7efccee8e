"""What no test ran of rules and actions is named with its lines."""

from __future__ import annotations

from tests.covered import gaps, unwatched


def test_a_line_and_a_branch_that_no_test_ran_are_found() -> None:
    report = {
        "files": {
            "tolok/skp/actions/plans.py": {"missing_lines": [3, 4], "missing_branches": [[9, 11]]},
            "tolok/rules/steps.py": {"missing_lines": [], "missing_branches": []},
            "tolok/rules/quadrant.py": {"missing_lines": [], "missing_branches": [[7, -1]]},
        }
    }

    assert gaps(report) == ["tolok/rules/quadrant.py: 7->-1", "tolok/skp/actions/plans.py: 3, 4, 9->11"]


def test_a_file_that_nobody_watched_is_found() -> None:
    every = unwatched({"files": {}})

    assert {"tolok/rules/steps.py", "tolok/skp/actions/plans.py"} <= set(every)
    assert unwatched({"files": dict.fromkeys(every[1:])}) == every[:1]

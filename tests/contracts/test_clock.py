"""Time is an argument: only the shell and the calendar look at a clock."""

from __future__ import annotations

import ast

from tests.contracts.house import Module, kept, last_name, modules, unexcused

CLOCKS = {"now", "today", "utcnow", "localdate", "time_ns"}
#: The shell, the calendar, and the command, which is a shell too and asks the shell's clock.
CLOCK_WATCHERS = {"web", "calendar", "cli"}


def _is_clock(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in {"auto_now", "auto_now_add"}
    if not isinstance(node, ast.Call | ast.Attribute):
        return False
    name = last_name(node.func) if isinstance(node, ast.Call) else node.attr
    owner = getattr(node, "value", None) or getattr(getattr(node, "func", None), "value", None)
    of_time = last_name(owner) == "time" if owner is not None else False
    is_clock_passed_on = (
        isinstance(node, ast.Attribute)
        and name in CLOCKS
        and last_name(node.value) in {*("datetime", "date", "timezone", "time")}
    )
    called = isinstance(node, ast.Call) and (name in CLOCKS or (name == "time" and of_time))
    without_moment = isinstance(node, ast.Call) and name == "localtime" and not node.args
    return called or is_clock_passed_on or without_moment


def faults(given: tuple[Module, ...]) -> list[str]:
    """Places outside the shell and the calendar that ask what time it is."""
    found = {
        f"{module.path}:{getattr(node, 'lineno', 0)}: looks at a clock"
        for module in given
        if module.app not in CLOCK_WATCHERS
        for node in ast.walk(module.tree)
        if _is_clock(node)
    }
    return sorted(found)


def test_only_the_shell_and_the_calendar_look_at_a_clock() -> None:
    kept(unexcused("clock", faults(modules())))


def test_a_rule_that_looks_at_a_clock_is_found() -> None:
    planted = (
        Module("tolok/rules/a.py", "import datetime\nday = datetime.date.today()\n"),
        Module(
            "tolok/skp/models.py",
            "at = DateTimeField(default=timezone.now)\nx = DateTimeField(auto_now=True)\n",
        ),
        Module("tolok/skp/actions.py", "import time\nt = time.time()\nd = time.monotonic()\nm = localtime(at)\n"),
        Module("tolok/web/views.py", "at = timezone.now()\n"),
    )

    assert faults(planted) == [
        "tolok/rules/a.py:2: looks at a clock",
        "tolok/skp/actions.py:2: looks at a clock",
        "tolok/skp/models.py:1: looks at a clock",
        "tolok/skp/models.py:2: looks at a clock",
    ]

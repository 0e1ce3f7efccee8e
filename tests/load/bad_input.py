"""Sends thousands of bad inputs to every form, and keeps what became of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

from tests.load.ground import drop
from tests.load.paper import keep

MOST = int(os.environ.get("TOLOK_BAD_INPUTS", "5000"))
PARTS = os.cpu_count() or 1
MARKS = ("<!-- bad input: written by `make bench-bad-input` -->", "<!-- end of bad input -->")
HOMES, OTHER = ["pontianak", "bulungan", "bukittinggi"], "mataram"


def main() -> None:
    """Load the example year, try everything, print and keep the table; fail on the first kind of fault."""
    from tests.conftest import run_tolok, start_server
    from tolok.web import database

    os.environ.update(DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
    began = time.monotonic()
    server, name = start_server(), f"tolok_bad_{os.getpid()}"
    with ExitStack() as left:
        database.make_database(server, name)
        left.callback(drop, server, name)
        app, owner = (database.as_role(server, role, name) for role in ("tolok_app", "tolok_owner"))
        run_tolok("migrate", app=app, owner=owner)
        run_tolok("demo", "--load-only", app=app, owner=owner)
        # A database for each process: what one tries is undone at its end only, and would hold up the other.
        running = []
        for part in range(PARTS):
            database.make_database(server, f"{name}_{part}", template=name)
            left.callback(drop, server, f"{name}_{part}")
            order = [sys.executable, "-m", "tests.load.bad_input", str(part)]
            own = {"DATABASE_URL": database.as_role(server, "tolok_app", f"{name}_{part}"), "TOLOK_LOG": "ERROR"}
            running.append(subprocess.Popen(order, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True))
        told = [json.loads(each.communicate()[0]) for each in running]
    rows, faults = table([each for part in told for each in part["forms"]])
    faults += [fault for part in told for fault in part["broken"]]
    rows.insert(0, f"{(time.monotonic() - began) / 60:.0f} minutes with {PARTS} processes.")
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults[:200]]) + "\n")
    sys.exit(1 if faults else 0)


def tried(part: int) -> dict[str, Any]:
    """What one process saw: its share of the forms with what they answered, and pages that broke on the way."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test.utils import override_settings, setup_test_environment

    from tests.load.bad.world import tries, world

    setup_test_environment()
    limits = dict.fromkeys(settings.API_LIMITS, 10**9)
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(EXAMPLE_DAY=date(2026, 12, 31), MEDIA_ROOT=Path(folder), API_LIMITS=limits),
        transaction.atomic(),
    ):
        made = world(HOMES, OTHER)
        names = sorted(made.forms)[part::PARTS]
        made.forms = {name: made.forms[name] for name in names}
        forms = [
            {"name": each.form.name, "statuses": dict(each.statuses.items()), "faults": each.faults}
            for each in tries(made, MOST)
        ]
        transaction.set_rollback(True)
    return {"forms": forms, "broken": made.broken if part == 0 else []}


def table(forms: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The forms with what they answered as rows, and every fault in words."""
    counts = [(each, {int(status): n for status, n in each["statuses"].items()}) for each in forms]
    n_inputs = sum(sum(each.values()) for _, each in counts)
    rows = [
        f"{n_inputs:,} inputs to {len(forms)} forms and addresses, at most {MOST:,} each.",
        "",
        "| form or address | inputs | accepted | refused | broke |",
        "|---|---|---|---|---|",
    ]
    for form, statuses in sorted(counts, key=lambda each: str(each[0]["name"])):
        count = sum(statuses.values())
        accepted = sum(number for status, number in statuses.items() if status < 400)
        broke = sum(number for status, number in statuses.items() if status >= 500)
        name = form["name"].replace("|", " ").replace("<", "{").replace(">", "}")
        rows.append(f"| `{name}` | {count:,} | {accepted:,} | {count - accepted - broke:,} | {broke} |")
    return rows, [f"{form['name']}: {fault}" for form in forms for fault in form["faults"]]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(tried(int(sys.argv[1]))))
    else:
        main()

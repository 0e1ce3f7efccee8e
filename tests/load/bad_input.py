"""Sends thousands of bad inputs to every form, and keeps what became of them."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.load.ground import drop
from tests.load.paper import keep

MOST = int(os.environ.get("TOLOK_BAD_INPUTS", "5000"))
MARKS = ("<!-- bad input: written by `make bench-bad-input` -->", "<!-- end of bad input -->")
HOMES, OTHER = ["pontianak", "bulungan", "bukittinggi"], "mataram"


def main() -> None:
    """Load the example year, try everything, print and keep the table; fail on the first kind of fault."""
    import django

    from tests.conftest import run_tolok, start_server
    from tolok.web import database

    os.environ.update(DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
    server, name = start_server(), f"tolok_bad_{os.getpid()}"
    database.make_database(server, name)
    app, owner = (database.as_role(server, role, name) for role in ("tolok_app", "tolok_owner"))
    run_tolok("migrate", app=app, owner=owner)
    run_tolok("demo", "--load-only", app=app, owner=owner)
    os.environ["DATABASE_URL"] = app
    django.setup()
    try:
        with tempfile.TemporaryDirectory() as folder:
            rows, faults = tried(Path(folder))
    finally:
        drop(server, name)
    keep(MARKS, rows)
    sys.stdout.write("\n".join([*rows, *faults[:200]]) + "\n")
    sys.exit(1 if faults else 0)


def tried(folder: Path) -> tuple[list[str], list[str]]:
    """The table of forms and what they answered, and every fault in words."""
    from django.db import transaction
    from django.test.utils import override_settings, setup_test_environment

    from tests.load.bad.world import tries, world

    setup_test_environment()
    limits = dict.fromkeys(("read", "write", "batch"), 10**9)
    with override_settings(EXAMPLE_DAY=date(2026, 12, 31), MEDIA_ROOT=folder, API_LIMITS=limits), transaction.atomic():
        made = world(HOMES, OTHER)
        found = list(tries(made, MOST))
        transaction.set_rollback(True)
    rows = [
        f"{sum(each.count for each in found):,} inputs to {len(found)} forms and addresses, at most {MOST:,} each.",
        "",
        "| form or address | inputs | accepted | refused | broke |",
        "|---|---|---|---|---|",
    ]
    for each in found:
        accepted = sum(count for status, count in each.statuses.items() if status < 400)
        broke = sum(count for status, count in each.statuses.items() if status >= 500)
        name = each.form.name.replace("|", " ").replace("<", "{").replace(">", "}")
        rows.append(f"| `{name}` | {each.count:,} | {accepted:,} | {each.count - accepted - broke:,} | {broke} |")
    faults = made.broken + [f"{each.form.name}: {fault}" for each in found for fault in each.faults]
    return rows, faults


if __name__ == "__main__":
    main()

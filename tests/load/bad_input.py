"""Sends thousands of bad inputs to every form, and keeps what became of them.

It takes hours, so each form is kept when it is done: a run that was cut off goes on where the same program was.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any
from zlib import crc32

from tests.load.ground import drop
from tests.load.paper import keep
from tolok.web.places import room

ROOT = Path(__file__).parents[2]
MOST = int(os.environ.get("TOLOK_BAD_INPUTS", "5000"))
PARTS = os.cpu_count() or 1
MARKS = ("<!-- bad input: written by `make bench-bad-input` -->", "<!-- end of bad input -->")
HOMES, OTHER = ["pontianak", "bulungan", "bukittinggi"], "mataram"


def main() -> None:
    """Load the example year, try everything, print and keep the table; fail on the first kind of fault."""
    from tests.conftest import run_tolok, start_server
    from tolok.web import database

    os.environ.update(DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
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
    rows, faults = table(list(done().values()))
    faults += [fault for part in told for fault in part]
    keep(MARKS, rows)
    shutil.rmtree(ledger())
    sys.stdout.write("\n".join([*rows, *faults[:200]]) + "\n")
    sys.exit(1 if faults else 0)


def ledger() -> Path:
    """Where this very program, sent so many inputs, keeps what is done."""
    code = hashlib.sha256(str(MOST).encode())
    trees = (ROOT / "tolok", ROOT / "tests" / "load" / "bad")
    for path in sorted(chain.from_iterable(tree.rglob("*") for tree in trees)):
        if path.is_file() and path.suffix not in (".pyc", ".mo"):
            code.update(path.read_bytes())
    return room(f"bad-input-{code.hexdigest()[:12]}")


def done() -> dict[str, dict[str, Any]]:
    """The forms that an earlier part of this run has tried, by name."""
    lines = [line for kept in sorted(ledger().glob("*.jsonl")) for line in kept.read_text().splitlines()]
    return {form["name"]: form for form in map(json.loads, lines)}


def tried(part: int) -> list[str]:
    """Try one process's share of the forms and keep what each answered; the pages that broke on the way."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test.utils import override_settings, setup_test_environment

    from tests.load.bad.world import tries, world
    from tolok.engine import packs

    setup_test_environment()
    limits = dict.fromkeys(settings.API_LIMITS, 10**9)
    public = {each.form: (10**9,) * 3 for each in packs.load("permenpanrb-6-2022").contents.forms.limits}
    with (
        tempfile.TemporaryDirectory() as folder,
        override_settings(
            EXAMPLE_DAY=date(2026, 12, 31), MEDIA_ROOT=Path(folder), API_LIMITS=limits, FORM_LIMITS=public
        ),
        transaction.atomic(),
    ):
        made, earlier = world(HOMES, OTHER), done()
        share = [name for name in made.forms if crc32(name.encode()) % PARTS == part]
        made.forms = {name: made.forms[name] for name in share if name not in earlier}
        began = time.monotonic()
        for each in tries(made, MOST):
            statuses, minutes = dict(each.statuses.items()), (time.monotonic() - began) / 60
            form = {"name": each.form.name, "statuses": statuses, "faults": each.faults, "minutes": minutes}
            with (ledger() / f"{part}.jsonl").open("a") as kept:
                kept.write(json.dumps(form) + "\n")
            began = time.monotonic()
        transaction.set_rollback(True)
    return made.broken if part == 0 else []


def table(forms: list[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """The forms with what they answered as rows, and every fault in words."""
    counts = [(each, {int(status): n for status, n in each["statuses"].items()}) for each in forms]
    n_inputs = sum(sum(each.values()) for _, each in counts)
    rows = [
        f"{n_inputs:,} inputs to {len(forms)} forms and addresses, at most {MOST:,} each, in "
        f"{sum(form['minutes'] for form in forms):.0f} minutes of a process.",
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

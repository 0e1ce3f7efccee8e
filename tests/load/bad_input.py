"""Sends thousands of bad inputs to every form, and keeps what became of them.

It takes hours, so each form is kept when it is done, and the table in docs/performance.md is written each minute: a run
that was cut off goes on with the forms that this very program has not been sent, on another machine too. A form keeps
its row of an earlier program until then.
"""

from __future__ import annotations

import gc
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zlib import crc32

from tests.load.ground import drop
from tests.load.paper import keep, kept, mark
from tolok.web.places import room

if TYPE_CHECKING:
    from tests.load.bad.forms import Form
    from tests.load.bad.tries import Found

ROOT = Path(__file__).parents[2]
MOST = int(os.environ.get("TOLOK_BAD_INPUTS", "5000"))
PARTS = os.cpu_count() or 1
MARKS = ("<!-- bad input: written by `make bench-bad-input` -->", "<!-- end of bad input -->")
HEAD = [
    "| form or address | inputs | accepted | refused | broke | did anything wrong | on | program |",
    "|---|---|---|---|---|---|---|---|",
]
HOMES, OTHER = ["pontianak", "bulungan", "bukittinggi"], "mataram"
ROW = re.compile(r"\| `(.+)`" + r" \| ([\d,]+)" * 5 + r" \| ([\d-]+) \| (\w+) \|")


@dataclass(frozen=True)
class Tried:
    """What became of one form's inputs; `wrong` broke or did something else that it must not, `faults` in words."""

    name: str
    inputs: int
    accepted: int
    refused: int
    broke: int
    wrong: int
    on: str
    program: str
    faults: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, found: Found) -> Self:
        """As it is kept."""
        statuses = found.statuses
        accepted = sum(count for status, count in statuses.items() if status < 400)
        broke = sum(count for status, count in statuses.items() if status >= 500)
        refused = found.count - accepted - broke
        on, wrong = datetime.now(UTC).date().isoformat(), len(found.faults)
        name = tidy(found.form.name)
        return cls(name, found.count, accepted, refused, broke, wrong, on, program(), found.faults)

    @classmethod
    def read(cls, row: re.Match[str]) -> Self:
        """As a line of the table tells it."""
        name, *counts, on, by = row.groups()
        inputs, accepted, refused, broke, wrong = (int(count.replace(",", "")) for count in counts)
        return cls(name, inputs, accepted, refused, broke, wrong, on, by)

    @property
    def row(self) -> str:
        """Its line of the table."""
        counts = (self.inputs, self.accepted, self.refused, self.broke, self.wrong)
        return f"| `{self.name}` | " + " | ".join(f"{count:,}" for count in counts) + f" | {self.on} | {self.program} |"


def tidy(name: str) -> str:
    """The name of a form as a table can hold it."""
    return name.replace("|", " ").replace("<", "{").replace(">", "}")


def main() -> None:
    """Load the example year, try everything, print and keep the table; fail on the first kind of fault."""
    from tests.apps.demo.template import example_template
    from tests.conftest import migrated, start_server
    from tolok.web import database

    os.environ.update(DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
    signal.signal(signal.SIGTERM, lambda *_told: sys.exit(1))  # whoever cuts the run off leaves nothing running
    server, name = start_server(), f"tolok_bad_{os.getpid()}"
    with ExitStack() as left:
        left.callback(lambda: keep(MARKS, table()))
        year = example_template(server, migrated(server))
        # A database for each process: what one tries is undone at its end only, and would hold up the other.
        running = []
        for part in range(PARTS):
            database.make_database(server, f"{name}_{part}", template=year)
            left.callback(drop, server, f"{name}_{part}")
            order = [sys.executable, "-m", "tests.load.bad_input", str(part)]
            own = {"DATABASE_URL": database.as_role(server, "tolok_app", f"{name}_{part}"), "TOLOK_LOG": "ERROR"}
            running.append(subprocess.Popen(order, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True))
            left.callback(running[-1].wait)
            left.callback(running[-1].terminate)
        while any(each.poll() is None for each in running):
            time.sleep(60)
            keep(MARKS, table())
        broken = [fault for each in running for fault in json.loads(each.communicate()[0])]
    rows, faults = table(), [f"{each.name}: {fault}" for each in told() for fault in each.faults] + broken
    is_sound = not broken and not any(each.wrong for each in told())
    shutil.rmtree(ledger())
    sys.stdout.write("\n".join([*rows, *faults[:200]]) + "\n")
    sys.exit(0 if is_sound else 1)


@cache
def program() -> str:
    """The mark of this very program, sent so many inputs."""
    return mark(ROOT / "tolok", ROOT / "tests" / "load" / "bad", more=str(MOST))


def ledger() -> Path:
    """Where this very program keeps what is done."""
    return room(f"bad-input-{program()}")


def note(part: int, each: Tried) -> None:
    """Keep what was tried."""
    with (ledger() / f"{part}.jsonl").open("a") as lines:
        lines.write(json.dumps(asdict(each)) + "\n")


def told() -> list[Tried]:
    """What the table and this run tell of the forms that there are, by name; this run tells the newer."""
    rows = {found[1]: Tried.read(found) for found in map(ROW.fullmatch, kept(MARKS)) if found}
    lines = [line for each in ledger().glob("*.jsonl") for line in each.read_text().splitlines()]
    rows |= {each.name: each for each in (Tried(**json.loads(line)) for line in lines)}
    known = names()
    return [rows[name] for name in sorted(rows) if not known or name in known]


def names() -> list[str]:
    """The forms that this program was seen to have; none before its pages were walked."""
    known = ledger() / "forms"
    return known.read_text().splitlines() if known.exists() else []


def share_of(forms: dict[str, Form], part: int) -> dict[str, Form]:
    """What one process is to try of the forms: what strangers can send first, then what was sent least so far."""
    before = {each.name: each for each in told()}
    done = {each.name for each in before.values() if each.program == program()}
    inputs = {name: before[tidy(name)].inputs if tidy(name) in before else 0 for name in forms}
    own = [name for name in forms if tidy(name) not in done and crc32(name.encode()) % PARTS == part]
    own.sort(key=lambda name: (not forms[name].state, inputs[name], name))  # only the public's forms have a state
    return {name: forms[name] for name in own}


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
        made = world(HOMES, OTHER)
        if not names():
            (ledger() / "forms").write_text("\n".join(sorted(map(tidy, made.forms))))
        made.forms = share_of(made.forms, part)
        gc.freeze()  # a seventh of the time went into looking for garbage among what stays
        gc.set_threshold(50_000, 50, 50)
        for each in tries(made, MOST):
            note(part, Tried.of(each))
        transaction.set_rollback(True)
    return made.broken if part == 0 else []


def table() -> list[str]:
    """The forms that were tried, with what they answered."""
    rows, known = told(), names()
    ours = [each for each in rows if each.program == program()]
    head = (
        f"{sum(each.inputs for each in ours):,} inputs to {len(ours)} of {len(known)} forms and addresses, "
        f"at most {MOST:,} each, by program {program()}."
    )
    return [head, "", *HEAD, *(each.row for each in rows)]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(tried(int(sys.argv[1]))))
    else:
        main()

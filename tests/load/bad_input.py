"""Sends thousands of bad inputs to every form, and keeps what became of them.

It takes hours, so each form is kept when it is done, and the table in docs/performance.md is written each minute: a run
that was cut off goes on where the same program was, on another machine too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Self
from zlib import crc32

from tests.load.ground import drop
from tests.load.paper import keep, kept, mark
from tolok.web.places import room

if TYPE_CHECKING:
    from tests.load.bad.tries import Found

ROOT = Path(__file__).parents[2]
MOST = int(os.environ.get("TOLOK_BAD_INPUTS", "5000"))
PARTS = os.cpu_count() or 1
# Only what the public may send, in a table of its own.
IS_PUBLIC = os.environ.get("TOLOK_BAD_FORMS") == "public"
MARKS = (
    ("<!-- the public's bad input: written by `make bench-bad-input` -->", "<!-- end of the public's bad input -->")
    if IS_PUBLIC
    else ("<!-- bad input: written by `make bench-bad-input` -->", "<!-- end of bad input -->")
)
HOMES, OTHER = ["pontianak", "bulungan", "bukittinggi"], "mataram"
ROW = re.compile(r"\| `(.+)` \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|")


@dataclass(frozen=True)
class Tried:
    """What became of one form's inputs; `wrong` broke or did something else that it must not, `faults` in words."""

    name: str
    inputs: int
    accepted: int
    refused: int
    broke: int
    wrong: int
    faults: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, found: Found) -> Self:
        """As it is kept."""
        statuses = found.statuses
        accepted = sum(count for status, count in statuses.items() if status < 400)
        broke = sum(count for status, count in statuses.items() if status >= 500)
        refused = found.count - accepted - broke
        return cls(tidy(found.form.name), found.count, accepted, refused, broke, len(found.faults), found.faults)

    @classmethod
    def read(cls, row: re.Match[str]) -> Self:
        """As a line of the table tells it."""
        inputs, accepted, refused, broke, wrong = (int(count.replace(",", "")) for count in row.groups()[1:])
        return cls(row[1], inputs, accepted, refused, broke, wrong)

    @property
    def row(self) -> str:
        """Its line of the table."""
        counts = (self.inputs, self.accepted, self.refused, self.broke, self.wrong)
        return f"| `{self.name}` | " + " | ".join(f"{count:,}" for count in counts) + " |"


def tidy(name: str) -> str:
    """The name of a form as a table can hold it."""
    return name.replace("|", " ").replace("<", "{").replace(">", "}")


def main() -> None:
    """Load the example year, try everything, print and keep the table; fail on the first kind of fault."""
    from tests.apps.demo.template import example_template
    from tests.conftest import migrated, start_server
    from tolok.web import database

    os.environ.update(DJANGO_SETTINGS_MODULE="tolok.web.settings", TOLOK_PLAIN_STATIC="1")
    remember()
    server, name = start_server(), f"tolok_bad_{os.getpid()}"
    with ExitStack() as left:
        year = example_template(server, migrated(server))
        # A database for each process: what one tries is undone at its end only, and would hold up the other.
        running = []
        for part in range(PARTS):
            database.make_database(server, f"{name}_{part}", template=year)
            left.callback(drop, server, f"{name}_{part}")
            order = [sys.executable, "-m", "tests.load.bad_input", str(part)]
            own = {"DATABASE_URL": database.as_role(server, "tolok_app", f"{name}_{part}"), "TOLOK_LOG": "ERROR"}
            running.append(subprocess.Popen(order, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True))
        while any(each.poll() is None for each in running):
            time.sleep(60)
            keep(MARKS, table())
        broken = [fault for each in running for fault in json.loads(each.communicate()[0])]
    rows, faults = table(), [f"{each.name}: {fault}" for each in done() for fault in each.faults] + broken
    keep(MARKS, rows)
    is_sound = not broken and not any(each.wrong for each in done())
    shutil.rmtree(ledger())
    sys.stdout.write("\n".join([*rows, *faults[:200]]) + "\n")
    sys.exit(0 if is_sound else 1)


@cache
def program() -> str:
    """The mark of this very program, sent so many inputs."""
    return mark(ROOT / "tolok", ROOT / "tests" / "load" / "bad", more=f"{MOST} {IS_PUBLIC}")


def ledger() -> Path:
    """Where this very program keeps what is done."""
    return room(f"bad-input-{program()}")


def remember() -> None:
    """Begin with the forms that the table already holds of this very program."""
    rows = kept(MARKS)
    if rows and rows[0].endswith(f"by program {program()}.") and not done():
        note("table", [Tried.read(found) for row in rows if (found := ROW.fullmatch(row))])


def note(part: str, told: list[Tried]) -> None:
    """Keep what was tried."""
    with (ledger() / f"{part}.jsonl").open("a") as lines:
        lines.writelines(json.dumps(asdict(each)) + "\n" for each in told)


def done() -> list[Tried]:
    """The forms that an earlier part of this run has tried, by name."""
    lines = [line for each in ledger().glob("*.jsonl") for line in each.read_text().splitlines()]
    return sorted((Tried(**json.loads(line)) for line in lines), key=lambda each: each.name)


def tried(part: int) -> list[str]:
    """Try one process's share of the forms and keep what each answered; the pages that broke on the way."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import transaction
    from django.test.utils import override_settings, setup_test_environment

    from tests.load.bad.world import square, tries, world
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
        made, earlier = (square if IS_PUBLIC else world)(HOMES, OTHER), {each.name for each in done()}
        (ledger() / "forms").write_text("\n".join(sorted(map(tidy, made.forms))))
        share = [name for name in made.forms if crc32(name.encode()) % PARTS == part]
        made.forms = {name: made.forms[name] for name in share if tidy(name) not in earlier}
        for each in tries(made, MOST):
            note(str(part), [Tried.of(each)])
        transaction.set_rollback(True)
    return made.broken if part == 0 else []


def table() -> list[str]:
    """The forms that were tried, with what they answered."""
    told, known = done(), ledger() / "forms"
    in_all = max(len(told), len(known.read_text().splitlines()) if known.exists() else 0)
    head = (
        f"{sum(each.inputs for each in told):,} inputs to {len(told)} of {in_all} forms and addresses, "
        f"at most {MOST:,} each, by program {program()}."
    )
    columns = "| form or address | inputs | accepted | refused | broke | did anything wrong |"
    return [head, "", columns, "|---|---|---|---|---|---|", *(each.row for each in told)]


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.stdout.write(json.dumps(tried(int(sys.argv[1]))))
    else:
        main()

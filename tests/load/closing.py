"""Measures closing a period: from PostgreSQL to stored proposals."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tests.load.ground import clocked, settle_down, stage

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.people.models import Person
    from tolok.reports.actions import Filing
    from tolok.skp.actions import PlanDraft
    from tolok.skp.models import Skp

PERSONS = 10_000
BUDGET = 10.0
# The end of each month of the third quarter, when a system counts what was done.
COUNTED = tuple(datetime(2026, month, 28, 5, 0, tzinfo=UTC) for month in (7, 8, 9))
AUTUMN = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
# So many reports are filed at once.
BATCH = 20_000
TABLES = ("appraisal_appraisal", "appraisal_dossier", "appraisal_proposal", "ledger_entry", "ledger_salt")


def main() -> None:
    """Build the town, close its third quarter once, print what it took, and fail past the budget."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with stage() as superuser:
        town = build("tutup", persons)
        settle_down(superuser)
        seconds = closed(town)
    if seconds > BUDGET * max(1, persons / PERSONS):
        sys.exit(f"{seconds:.1f} s, at most {BUDGET:.0f} s for {PERSONS:,} persons")


def build(slug: str, persons: int) -> Town:
    """A committed government in which everybody has eight indicators and three months of checked amounts."""
    from django.db import transaction

    from tests.load.town import UNIT, agree, settle
    from tolok.people.access import inside
    from tolok.reports.actions import file_reports

    began = time.perf_counter()
    # A unit is its head, who has no plan below a vacant post, and those led; the HR agency and planner come first.
    with transaction.atomic():
        town, named = settle(slug, -(-persons // (UNIT - 1)) * UNIT + 2)
        plans = agree(town, named, draft)
    with inside(town.government.pk):
        filings = list(counted(plans))
    for start in range(0, len(filings), BATCH):
        with inside(town.government.pk):
            file_reports(at=AUTUMN, filings=filings[start : start + BATCH])
    sys.stdout.write(
        f"Built {len(plans):,} plans with {len(filings):,} reports in {time.perf_counter() - began:.0f} s.\n"
    )
    return town


def draft(person: Person) -> PlanDraft:
    """Four outcomes with two indicators each: a yearly amount and a mean duration."""
    from tests.load.town import MORNING
    from tolok.skp.actions import OutcomeDraft, PlanDraft, TargetDraft

    targets = (
        TargetDraft(aspect="quantity", low=120_000, name="Dokumen selesai", unit="dokumen"),
        TargetDraft(aspect="time", low=300, name="Lama layanan", unit="hari", polarity="lower", accumulation="mean"),
    )
    outcomes = tuple(
        OutcomeDraft(key=f"{person.pk}-{n}", title=f"Hasil kerja contoh {n}", targets=targets) for n in range(4)
    )
    return PlanDraft(by=person, at=MORNING, year=2026, approach="quantitative", outcomes=outcomes)


def counted(plans: list[tuple[Person, Skp]]) -> Iterator[Filing]:
    """What a system measured on every indicator in each month; amounts differ from person to person."""
    from tolok.reports.actions import Filing
    from tolok.skp.models import Target

    people = {skp.pk: person for person, skp in plans}
    targets = list(Target.objects.values_list("pk", "accumulation", "outcome__skp_id").order_by("pk"))
    for month, moment in enumerate(COUNTED):
        for target_id, accumulation, skp_id in targets:
            spread = (skp_id * 29 + target_id) % 53 + month
            amount = 7_500 + 100 * spread if accumulation == "sum" else 390 - 3 * spread
            yield Filing(
                by=None,
                at=moment,
                person=people[skp_id],
                on=moment.date(),
                target_id=target_id,
                amount=amount,
                source="Sistem contoh",
            )


def closed(town: Town) -> float:
    """Gather the quarter in one committed transaction and print the table; seconds on the clock."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tolok.appraisal.actions import gather_period
    from tolok.calendar.queries import period_of
    from tolok.people.access import inside

    with inside(town.government.pk):
        period = period_of("triwulan", on=date(2026, 8, 1))
    assert period is not None
    sizes, lsn = _sizes(), _lsn()
    with CaptureQueriesContext(connection) as statements, clocked() as took, inside(town.government.pk):
        found = gather_period(by=town.hr, at=AUTUMN, period=period)
    grown = {table: size - sizes[table] for table, size in _sizes().items()}
    rows = [
        ("persons", f"{found:,}"),
        ("seconds on the clock", f"{took.wall:.2f}"),
        ("CPU seconds of the program", f"{took.cpu:.2f}"),
        ("CPU seconds of the database session", "–" if took.server is None else f"{took.server:.2f}"),
        ("statements", f"{len(statements):,}"),
        ("written ahead (WAL), MB", f"{(_lsn() - lsn) / 1e6:.1f}"),
        *((f"{table} grew by, MB", f"{size / 1e6:.1f}") for table, size in grown.items()),
    ]
    sys.stdout.write("\n".join(["| closing a period | |", "|---|---|", *(f"| {a} | {b} |" for a, b in rows)]) + "\n")
    return took.wall


def _sizes() -> dict[str, int]:
    return {table: _number("SELECT pg_total_relation_size(%s)", table) for table in TABLES}


def _lsn() -> int:
    return _number("SELECT (pg_current_wal_lsn() - '0/0')::bigint")


def _number(statement: str, *given: str) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, list(given))
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main()

"""Measures one form of three pages, and all forms of a unit of 500 people."""

from __future__ import annotations

import io
import os
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pypdf import PdfReader

from tests.load.ground import clocked, settle_down, stage
from tests.load.paper import keep

if TYPE_CHECKING:
    from tests.load.town import Town
    from tolok.insight.models import Bundle
    from tolok.insight.queries.papers.shapes import PlanFacts

PERSONS, RUNS, PAGES, BUDGET = 500, 40, 3, 150.0
MARKS = ("<!-- forms: written by `make bench-forms` -->", "<!-- end of forms -->")


def main() -> None:
    """Print and keep the table; fail when the median form of three pages takes more than 150 ms."""
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    with stage() as superuser:
        rows, median = one_form()
        rows += unit(persons, superuser)
    keep(MARKS, rows)
    sys.stdout.write("\n".join(rows) + "\n")
    if median > BUDGET:
        sys.exit(f"a form of {PAGES} pages took {median:.0f} ms of CPU, at most {BUDGET:.0f}")


def one_form() -> tuple[list[str], float]:
    """Draw a form again and again, each time with other words; the median of the CPU in milliseconds."""
    from tolok.insight.documents.papers.pdf import pdf
    from tolok.insight.documents.papers.plan import plan_sheet
    from tolok.insight.documents.papers.seal import Seal
    from tolok.insight.documents.papers.spreadsheet import spreadsheet

    def seal(number: int) -> Seal:
        return Seal(
            f"{number:026d}", f"https://contoh.go.id/kota/periksa/{number:026d}/", "ab12 cd34", "2 Januari 2026"
        )

    taken: dict[str, list[tuple[float, float]]] = {"PDF": [], "XLSX": []}
    found = len(PdfReader(io.BytesIO(pdf(plan_sheet(plan(0)), seal(0)))).pages)
    assert found == PAGES, f"{found} pages instead of {PAGES}"
    for number in range(1, RUNS + 1):
        for name, draw in (("PDF", pdf), ("XLSX", spreadsheet)):
            sheet, wall, cpu = plan_sheet(plan(number)), time.perf_counter(), time.process_time()
            draw(sheet, seal(number))
            taken[name].append(((time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000))
    rows = [f"| one form of {PAGES} pages | CPU ms, median | ms on the clock, median | p95 |", "|---|---|---|---|"]
    for name, each in taken.items():
        clock, work = ([pair[place] for pair in each] for place in (0, 1))
        late = statistics.quantiles(clock, n=20)[-1]
        rows.append(f"| {name} | {statistics.median(work):.0f} | {statistics.median(clock):.0f} | {late:.0f} |")
    return rows, statistics.median(pair[1] for pair in taken["PDF"])


def plan(number: int) -> PlanFacts:
    """An SKP of twenty-four outcomes with three indicators each; every one differs."""
    from tolok.insight.queries.papers.shapes import Aim, Heading, Manner, Official, PlanFacts, Result
    from tolok.skp.queries import BEHAVIOURS

    official = Official(f"Pegawai Contoh {number}", "199001012015011901", "Penata, III/c", "Analis", "Dinas Contoh")
    heading = Heading("PEMERINTAH KOTA", "Kota", date(2026, 1, 1), date(2026, 12, 31), official, official)
    names = (("quantity", "Jumlah dokumen selesai"), ("quality", "Dokumen tanpa salah"), ("time", "Lama layanan"))
    aims = tuple(Aim(aspect, f"{name} {number}", "1.200 dokumen") for aspect, name in names)
    results = tuple(
        Result(
            "main", f"Hasil kerja contoh {number}.{n} yang cukup panjang untuk dua baris", "Layanan cepat", "", "", aims
        )
        for n in range(24)
    )
    manners = tuple(Manner(each.code, f"Sapa setiap warga dengan ramah {number}") for each in BEHAVIOURS)
    return PlanFacts(heading, True, "quantitative", 2026, date(2026, 1, 12), results, manners, ())


def unit(persons: int, superuser: str) -> list[str]:
    """Print everybody's forms in one download; what it took and what came out."""
    from django.conf import settings

    from tolok.insight.tasks import print_bundle

    town, bundle = built(persons)
    settle_down(superuser)
    with tempfile.TemporaryDirectory() as folder:
        settings.MEDIA_ROOT = Path(folder)
        with clocked() as took:
            print_bundle(government_id=town.government.pk, bundle_id=bundle.pk)
        done = again(town, bundle)
    return [
        "",
        f"Load of the two cores meanwhile: {os.getloadavg()[1]:.1f}.",
        "",
        f"| a unit of {done.total:,} people in the background | |",
        "|---|---|",
        f"| files | {done.papers:,} |",
        f"| MB of the ZIP | {done.size / 1e6:.0f} |",
        f"| seconds on the clock | {took.wall:.0f} |",
        f"| CPU seconds of the program | {took.cpu:.0f} |",
        f"| CPU seconds of the database session | {'–' if took.server is None else f'{took.server:.1f}'} |",
        f"| CPU ms a file | {took.cpu * 1000 / max(done.papers, 1):.0f} |",
    ]


def again(town: Town, bundle: Bundle) -> Any:
    """The download as it stands now; fails when it is not ready."""
    from tolok.insight.models import Bundle
    from tolok.people.access import inside

    with inside(town.government.pk):
        found = Bundle.objects.get(pk=bundle.pk)
    assert found.is_done, found.reason
    return found


def built(persons: int) -> tuple[Town, Bundle]:
    """A unit of so many people with agreed plans and a signed third quarter, and the order of its forms."""
    from django.db import transaction

    from tests.load.closing import draft
    from tests.load.town import AUTUMN, MONDAY, agree, settle
    from tolok.appraisal.actions import gather_period
    from tolok.appraisal.models import Appraisal
    from tolok.calendar.queries import period_of
    from tolok.insight.actions import Order, order_bundle
    from tolok.people.access import inside
    from tolok.people.models import Unit

    with transaction.atomic():
        town, named = settle("formulir", persons)
        agree(town, named, draft)
        top = Unit.objects.get(code="U0")
        Unit.objects.exclude(pk=top.pk).update(parent=top)
    with inside(town.government.pk):
        period = period_of("triwulan", on=MONDAY)
        assert period is not None
        gather_period(by=town.hr, at=AUTUMN, period=period)
    with inside(town.government.pk):
        for appraisal in Appraisal.objects.select_related("rater__government", "person__government"):
            judge(appraisal)
    with inside(town.government.pk):
        address = "https://contoh.go.id/formulir/periksa/"
        asked = Order(unit=top, year=2026, period=period, ending="pdf", address=address)
        return town, order_bundle(by=town.hr, at=AUTUMN, order=asked)


def judge(appraisal: Any) -> None:
    """The rater finds everything as expected, and signs."""
    from tests.load.town import AUTUMN
    from tolok.appraisal.actions import Sheet, rate, sign
    from tolok.rules.terms import Value

    own = "".join(chr(97 + int(digit)) for digit in str(appraisal.pk))
    why = f"Contoh {own} untuk diukur{own}."
    sheet = Sheet("meets", "meets", dict.fromkeys(Value, "meets"), work_reason=why, behaviour_reason=why)
    rate(by=appraisal.rater, at=AUTUMN, appraisal=appraisal, sheet=sheet)
    sign(by=appraisal.rater, at=AUTUMN, appraisal=appraisal)


if __name__ == "__main__":
    main()

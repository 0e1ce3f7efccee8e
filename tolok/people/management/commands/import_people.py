"""Imports people from a workbook and shows row by row what happened."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO, Any, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from rich.console import Console
from rich.table import Table

from tolok.ledger.actions import Refusal
from tolok.people import queries
from tolok.people.access import inside
from tolok.people.actions import BadRows, import_people
from tolok.people.queries import Fault, ImportPlan, Sheet, Verdict

MOST_FAULTS = 200


class Command(BaseCommand):
    """`tolok import people FILE --government SLUG [--dry-run]`."""

    help = "Import units, positions, persons and postings from one workbook."
    stealth_options = ("at",)
    width = shutil.get_terminal_size((120, 40)).columns

    def add_arguments(self, parser: CommandParser) -> None:
        """The workbook, the government, and whether to write."""
        parser.add_argument("file")
        parser.add_argument("--government", required=True)
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, or only say what an import would do; an error when a row is bad."""
        government = queries.government_of(options["government"])
        if government is None:
            slugs = ", ".join(known.slug for known in queries.governments()) or "–"
            raise CommandError(_("There is no such government. Known: %(slugs)s") % {"slugs": slugs})
        try:
            content = Path(options["file"]).read_bytes()
            with inside(government.pk):
                book = queries.read_workbook(content)
                plan = queries.plan_import(government, book.rows, book.faults)
                if plan.is_good and not options["dry_run"]:
                    import_people(by=None, at=options["at"], government=government, rows=book.rows)
        except BadRows as refusal:
            plan = refusal.plan
        except (OSError, Refusal) as refusal:
            raise CommandError(str(refusal)) from refusal
        self._show(plan)
        if not plan.is_good:
            raise CommandError(_("Nothing was imported. Mend these lines and run it again."))
        self.stdout.write(_("A dry run: nothing was written.") if options["dry_run"] else _("Imported."))

    def _show(self, plan: ImportPlan) -> None:
        console = Console(file=cast("IO[str]", self.stdout), width=self.width)
        counts = Table(_("Sheet"), *(str(label) for label in queries.VERDICTS.values()))
        for sheet in Sheet:
            counts.add_row(sheet, *(str(plan.counts.get((sheet, verdict), 0)) for verdict in Verdict))
        console.print(counts)
        for title, faults in ((_("Faults"), plan.faults), (_("Unusual, but taken"), plan.doubts)):
            if faults:
                console.print(_table(title, faults))


def _table(title: str, faults: tuple[Fault, ...]) -> Table:
    table = Table(_("Sheet"), _("Line"), _("Column"), _("Value"), _("Reason"), _("What to do"), title=title)
    for fault in faults[:MOST_FAULTS]:
        table.add_row(fault.sheet, str(fault.line), fault.column, fault.value, fault.reason, fault.remedy)
    if len(faults) > MOST_FAULTS:
        table.caption = _("and %(more)s more") % {"more": len(faults) - MOST_FAULTS}
    return table

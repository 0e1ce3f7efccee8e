"""Writes the template or the example of an import to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tolok.people import documents


class Command(BaseCommand):
    """`tolok import template FILE` and `tolok import example FILE`."""

    help = "Write the import workbook, empty or as an example."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which of the two, and where to."""
        parser.add_argument("kind", choices=["template", "example"])
        parser.add_argument("file")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        written = documents.template() if options["kind"] == "template" else documents.example()
        Path(options["file"]).write_bytes(written)
        self.stdout.write(options["file"])

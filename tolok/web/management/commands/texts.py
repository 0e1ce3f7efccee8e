"""`texts`: find every text, keep its translation, say what is missing, compile."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from tolok.web import catalogues


class Command(BaseCommand):
    """Bring the catalogues in line with code and templates."""

    help = "Finds every text of every app, updates its catalogue and compiles it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take `--check`, which changes nothing."""
        parser.add_argument("--check", action="store_true", help="change nothing; fail when a text is missing")

    def handle(self, *args: object, check: bool, **options: object) -> None:
        """Update and compile, or only check."""
        if not check:
            known = catalogues.memory()
            for app in catalogues.apps():
                catalogues.write(app, catalogues.merged(app, known))
            catalogues.compile_all()
        found = [fault for app in catalogues.apps() for fault in catalogues.faults(app)]
        for fault in found:
            self.stderr.write(fault)
        if found:
            raise CommandError(f"{len(found)} texts to mend in tolok/*/locale/id/LC_MESSAGES/django.po")
        self.stdout.write("Every text has its translation.")

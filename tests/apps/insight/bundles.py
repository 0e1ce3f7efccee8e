"""Orders and prints the forms of a unit, as page and worker do."""

from __future__ import annotations

from typing import Any
from zipfile import ZipFile

from tests.apps.appraisal.conftest import AFTER, Office
from tolok.insight.actions import (
    Order,
    order_bundle,
)
from tolok.insight.models import Bundle
from tolok.insight.queries.papers.bundles import place_of
from tolok.insight.tasks import print_bundle
from tolok.people.models import Position

ADDRESS = "http://testserver/contoh/periksa/"


def order(office: Office, role: str = "hr", **more: Any) -> Bundle:
    """What this role asks for, not printed yet."""
    asked = Order(**{"unit": office.unit, "year": 2026, "period": None, "ending": "pdf", "address": ADDRESS, **more})
    return order_bundle(by=office.people[role], at=AFTER, order=asked)


def run(bundle: Bundle) -> Bundle:
    """The job once; how the download stands afterwards."""
    print_bundle(government_id=bundle.government_id, bundle_id=bundle.pk)
    return Bundle.objects.select_related("asked_by").get(pk=bundle.pk)


def names(bundle: Bundle) -> list[str]:
    """What lies in the file."""
    return sorted(ZipFile(place_of(bundle)).namelist())


def heads(office: Office, role: str) -> None:
    """Let this role lead the unit."""
    Position.objects.filter(pk=office.positions[role].pk).update(is_head=True)

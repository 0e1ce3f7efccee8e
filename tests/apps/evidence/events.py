"""Finished services of the office: a KTP-el within three working days, from SIAK."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.evidence.actions import take_events
from tolok.evidence.models import ServiceEvent
from tolok.evidence.queries import Answer, Finished
from tolok.skp.actions import Limit, open_service
from tolok.skp.models import Service, Target

MONDAY = date(2026, 7, 6)
SOURCE = "SIAK"


def given(office: Office, *, kind: str = "population_document", code: str = "ktp-el") -> Service:
    """The service of the office's unit, its standard valid from the year's start."""
    limit = Limit(3, "days", date(2026, 1, 1), "SK Kepala Dinas 1/2026")
    return open_service(by=office["hr"], at=NOON, unit=office.unit, code=code, name="KTP-el", limit=limit, kind=kind)


def at(on: date, hour: int = 10) -> datetime:
    """A moment of the office's place."""
    return datetime(on.year, on.month, on.day, hour, tzinfo=ZoneInfo("Asia/Jakarta"))


def row(office: Office, number: int = 1, *, days: int = 1, role: str = "self", **more: Any) -> Finished:
    """A KTP-el received on a Monday and finished so many days later."""
    fields: dict[str, Any] = {
        "external_id": f"S-{number}",
        "nip": office[role].nip,
        "service": "ktp-el",
        "received_at": at(MONDAY),
        "finished_at": at(MONDAY + timedelta(days=days)),
        **more,
    }
    return Finished(**fields)


def took(office: Office, *rows: Finished, source: str = SOURCE) -> list[Answer]:
    """What became of these rows of a source."""
    return take_events(at=NOON, government=office.government, source=source, rows=rows)


def measured(office: Office, *days: int, role: str = "self") -> list[ServiceEvent]:
    """Stored events of a person that took so many days each."""
    start = ServiceEvent.objects.count()
    took(office, *(row(office, start + n, days=each, role=role) for n, each in enumerate(days)))
    return list(ServiceEvent.objects.filter(person=office[role]).order_by("pk"))


def fed(office: Office, service: Service, reading: str = "count", unit: str = "dokumen") -> Target:
    """The clerk's target of documents, now read from the service."""
    adds_up = "sum" if reading == "count" else "mean"
    Target.objects.filter(pk=office.documents.pk).update(
        service=service, reading=reading, unit=unit, accumulation=adds_up
    )
    return Target.objects.get(pk=office.documents.pk)

"""A government whose pack rates by the month opens, gathers, reminds twelve times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import pytest

from tests.apps.appraisal.conftest import Office
from tests.apps.appraisal.test_gatherings import run
from tests.conftest import NOON
from tolok.appraisal.actions import open_due, remind_raters
from tolok.appraisal.models import Appraisal
from tolok.calendar.actions import open_periods
from tolok.calendar.models import Period
from tolok.calendar.queries import reminder_days
from tolok.delivery.models import Notice
from tolok.engine import packs

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
PACK = "bukittinggi-2026"


@pytest.fixture
def monthly(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office, its local calendar by the month."""
    text = (files("tolok") / "policies" / f"{PACK}.toml").read_text(encoding="utf-8")
    by_month = text.replace("triwulan-daerah", "bulan-daerah").replace("months = 3", "months = 1")
    pack, others = packs.parse(by_month, f"{PACK}.toml"), packs.load
    monkeypatch.setattr(packs, "load", lambda name: pack if name == PACK else others(name))
    office.government.pack = PACK
    office.government.save()
    open_periods(by=office.people["hr"], at=NOON, year=2026)
    return office


@pytest.mark.usefixtures("monthly")
def test_a_year_has_twelve_of_them_without_a_gap() -> None:
    months = Period.objects.filter(calendar="bulan-daerah").order_by("number")

    assert [each.label.split(" · ")[0] for each in months] == [f"{month} 2026" for month in MONTHS]
    assert [each.ends_on for each in months] == [*(each.starts_on for each in list(months)[1:]), date(2027, 1, 1)]


def test_each_opens_by_itself_and_may_be_gathered_and_reminded_of(monthly: Office) -> None:
    june = Period.objects.get(calendar="bulan-daerah", number=6)
    at = datetime(2026, 7, 4, 3, tzinfo=UTC)
    begun = open_due(government=monthly.government, at=at, on=at.date())
    asked = next(each for each in begun if each.period == june)

    run(asked)
    told = [
        on
        for on in (date(2026, 7, 4) + timedelta(days=number) for number in range(40))
        if remind_raters(government=monthly.government, at=at, on=on)
    ]

    assert Appraisal.objects.get(period=june).person == monthly.people["clerk"]
    assert told == [on for on in reminder_days(june) if on >= date(2026, 7, 4)]
    assert Notice.objects.filter(person=monthly.people["superior"], text__contains="Juni 2026").exists()

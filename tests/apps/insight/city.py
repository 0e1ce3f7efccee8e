"""A town of invented raters as rows: signed ratings of two quarters."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple

from tests.apps.appraisal.conftest import AFTER, LATER, Office
from tests.rules.fairness.towns import ITEMS, UNIT, Plan, Town, town
from tolok.appraisal.models import Appraisal, GivenLevel, Proposal, Rating, Signature
from tolok.calendar.models import Period
from tolok.insight.actions import ask_reading
from tolok.insight.models import Reading
from tolok.insight.tasks import read_ratings
from tolok.people.models import Person, Position, Posting, Unit
from tolok.rules.terms import Value
from tolok.skp.models import Outcome, Skp

LEVELS = {1: "below", 2: "meets", 3: "above"}
YEAR = date(2026, 1, 1)
SIGNED_AT = AFTER - timedelta(days=1)


class City(NamedTuple):
    """The town with its rows: raters by number, people by number, and the last quarter."""

    made: Town
    raters: list[Person]
    people: list[Person]
    period: Period

    def numbers(self, names: Iterable[str]) -> set[int]:
        """The person numbers of raters by the town's names (`r3`)."""
        return {self.raters[int(name.removeprefix("r"))].pk for name in names}


def city(office: Office, late: int = 0, **plan: Any) -> City:
    """Everybody's signed ratings of two quarters, as signing leaves them; `late` of the last one are signed later."""
    made = town(Plan(**{"people": 240, "quarters": 2, **plan}))
    quarters = [Period.objects.get(calendar="triwulan", number=number) for number in (1, 2)]
    raters = _people(office, int(made.rater.max()) + 1, "Penilai", "1")
    people = _people(office, made.plan.people, "Pegawai", "2", women=made.women.tolist())
    plans = _plans(office, people, raters[0])
    for number, quarter in enumerate(quarters):
        _sign(office, City(made, raters, people, quarter), plans, number, late * number)
    return City(made, raters, people, quarters[-1])


def read(office: Office, city: City) -> Reading:
    """The ratings read: asked by the HR agency, done by the worker."""
    reading = ask_reading(by=office.people["hr"], at=AFTER, period=city.period)
    read_ratings(government_id=office.government.pk, reading_id=reading.pk)
    return Reading.objects.select_related("analysis").get(pk=reading.pk)


def _people(office: Office, size: int, name: str, mark: str, women: list[float] | None = None) -> list[Person]:
    """So many people with fictitious NIPs, in units of a fixed size below one root."""
    root, _new = Unit.objects.get_or_create(
        government=office.government, code="KOTA", defaults={"name": "Kota", "time_zone": "Asia/Jakarta"}
    )
    people = Person.objects.bulk_create(
        Person(
            government=office.government,
            nip=f"{1970 + k % 30}0{mark}{k // 900 + 1:02d}200501{2 if women and women[k] else 1}{100 + k % 900}",
            name=f"{name} {k}",
            status="pns" if k % 4 else "pppk",
            rank="Penata (III/c)" if k % 3 else "Pembina (IV/a)",
        )
        for k in range(size)
    )
    units = Unit.objects.bulk_create(
        Unit(
            government=office.government,
            code=f"{name}{k}",
            name=f"Unit {name} {k}",
            parent=root,
            time_zone="Asia/Jakarta",
        )
        for k in range(-(-size // UNIT))
    )
    positions = Position.objects.bulk_create(
        Position(government=office.government, unit=units[k // UNIT], code=f"{name}{k}", title=name, level="pelaksana")
        for k in range(size)
    )
    Posting.objects.bulk_create(
        Posting(government=office.government, person=each, position=positions[k], starts_on=YEAR)
        for k, each in enumerate(people)
    )
    return people


def _plans(office: Office, people: list[Person], superior: Person) -> list[tuple[Skp, Outcome]]:
    postings = {posting.person_id: posting for posting in Posting.objects.filter(person__in=people)}
    plans = Skp.objects.bulk_create(
        Skp(
            government=office.government, person=each, posting=postings[each.pk], superior=superior, year=2026,
            starts_on=YEAR, ends_on=date(2027, 1, 1), approach="quantitative", state="agreed",
        )
        for each in people
    )  # fmt: skip  # one line a thought
    outcomes = Outcome.objects.bulk_create(
        Outcome(government=office.government, skp=plan, kind="main", number=1, title="Hasil", measure="Terlihat")
        for plan in plans
    )
    return list(zip(plans, outcomes, strict=True))


def _sign(office: Office, of: City, plans: list[tuple[Skp, Outcome]], quarter: int, late: int) -> None:
    """One quarter's appraisals with everything that signing leaves."""
    made, ours = of.made, {"government": office.government}
    raters = [of.raters[k] for k in made.rater[quarter].tolist()]
    appraisals = Appraisal.objects.bulk_create(
        Appraisal(
            **ours, person=each, period=of.period, skp=plans[k][0], rater=raters[k], state="signed", predikat="baik"
        )
        for k, each in enumerate(of.people)
    )
    given = {"work": "meets", "behaviour": "meets", "result_hash": "x", "rated_at": SIGNED_AT}
    Rating.objects.bulk_create(
        Rating(**ours, appraisal=each, rater=raters[k], proposed_work="meets" if k % 2 else "above", **given)
        for k, each in enumerate(appraisals)
    )
    Signature.objects.bulk_create(
        Signature(**ours, appraisal=each, signer=raters[k], frozen={}, signed_at=LATER if k < late else SIGNED_AT)
        for k, each in enumerate(appraisals)
    )
    Proposal.objects.bulk_create(
        Proposal(**ours, appraisal=each, result=_result(float(made.measured[k])), proposed_at=SIGNED_AT)
        for k, each in enumerate(appraisals)
    )
    values = [value.value for value in Value]
    assert len(values) == ITEMS
    GivenLevel.objects.bulk_create(
        GivenLevel(**ours, appraisal=each, behaviour=value, level=LEVELS[int(made.score[quarter, k, n])])
        for k, each in enumerate(appraisals)
        for n, value in enumerate(values)
    )
    GivenLevel.objects.bulk_create(
        GivenLevel(**ours, appraisal=each, outcome=plans[k][1], level=LEVELS[int(made.score[quarter, k, 0])])
        for k, each in enumerate(appraisals)
        if k % 10 == 0
    )


def _result(percent: float) -> str:
    """A proposal that knows the achievement of one outcome."""
    step = {"path": "outcome/1", "name": "achievement", "value": round(100 * percent)}
    return json.dumps(
        {"steps": [step, {**step, "path": "target/1", "value": 1}, {**step, "name": "level", "value": "meets"}]}
    )

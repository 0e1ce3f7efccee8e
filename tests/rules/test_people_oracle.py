"""The rules beside the appraisal agree with the slow second opinion."""

from __future__ import annotations

import os
from collections.abc import Iterable
from random import Random
from typing import TypeVar

from tests.rules import people_oracle
from tolok.engine import packs
from tolok.rules.credit import CreditFacts, FunctionalLevel, credit
from tolok.rules.discipline import DisciplineFacts, Severity, discipline
from tolok.rules.facts import AttendanceFact
from tolok.rules.ip_asn import ip_asn
from tolok.rules.ip_asn.facts import Duty, Education, IpAsnFacts
from tolok.rules.result import Reckoned
from tolok.rules.terms import Attendance, Predikat
from tolok.rules.tpp import tpp
from tolok.rules.tpp.facts import TppFacts

PERSONS = int(os.environ.get("TOLOK_ORACLE_PERSONS", "2000"))
PACK = packs.load("permenpanrb-6-2022")
T = TypeVar("T")


def maybe(random: Random, kinds: Iterable[T]) -> T | None:
    """One of them, or nothing for one in twelve."""
    return None if random.random() < 1 / 12 else random.choice(list(kinds))


def answers(found: Reckoned) -> tuple[int | str | None, bool]:
    """The value, and whether a missing one has its reason."""
    return found.value, (found.value is None) == (found.missing is not None)


def attendance(random: Random) -> tuple[AttendanceFact, ...]:
    """A month with some rows of each kind, a few of them faulty, now and then none at all."""
    times = [
        AttendanceFact(
            random.choice((Attendance.LATE, Attendance.EARLY)), maybe(random, range(200)), random.randint(0, 5)
        )
        for _ in range(random.randint(0, 6))
    ]
    days = AttendanceFact(Attendance.ABSENT, None, random.choice((0, 0, 0, 1, 2, 5, 40)))
    faulty = [AttendanceFact(Attendance.LATE, random.choice((-5, 5)), -1)] if random.random() < 0.03 else []
    working = [AttendanceFact(Attendance.WORKING, None, 21)] if random.random() < 0.95 else []
    return (*times, days, *faulty, *working)


def test_credit_agrees_with_the_second_opinion() -> None:
    random, policy = Random(94), PACK.credit()

    for _ in range(PERSONS):
        person = CreditFacts(maybe(random, Predikat), maybe(random, FunctionalLevel), maybe(random, range(14)))
        assert answers(credit(person, policy)) == (people_oracle.credit_thousandths(person), True), person


def test_discipline_agrees_with_the_second_opinion() -> None:
    random, policy = Random(94), PACK.discipline()

    for _ in range(PERSONS):
        days = maybe(random, range(32))
        person = DisciplineFacts(days, maybe(random, range((days or 0) + 2)))
        assert answers(discipline(person, policy)) == (people_oracle.sanction_word(person), True), person


def test_professionalism_agrees_with_the_second_opinion() -> None:
    random, policy = Random(94), PACK.ip_asn()

    for _ in range(PERSONS):
        person = IpAsnFacts(
            education=maybe(random, [*Education] * 4),
            duty=maybe(random, [*Duty] * 4),
            duty_training=maybe(random, range(3)),
            technical_hours=maybe(random, range(-1, 40)),
            seminars=maybe(random, range(3)),
            predikat=maybe(random, Predikat),
            severity=maybe(random, Severity),
        )
        found, opinion = ip_asn(person, policy), people_oracle.index_and_category(person)
        wanted = (None, None) if opinion is None else (100 * opinion[0], opinion[1])
        assert (found.value, found.step("category").value) == wanted, person


def test_the_allowance_agrees_with_the_second_opinion() -> None:
    random, policy = Random(94), PACK.tpp()

    for _ in range(PERSONS):
        base = maybe(random, (0, 1, random.randint(1, 999), random.randint(10**6, 10**9)))
        cut = maybe(random, (0, 0, 2500, random.randint(0, 10_000)))
        person = TppFacts(base, maybe(random, Predikat), attendance(random), cut)
        assert answers(tpp(person, policy)) == (people_oracle.allowance_rupiah(person), True), person

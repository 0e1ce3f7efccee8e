"""A slow second opinion on credit, discipline, index and allowance."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from tolok.rules.credit import CreditFacts
from tolok.rules.discipline import DisciplineFacts
from tolok.rules.ip_asn.facts import IpAsnFacts
from tolok.rules.tpp.facts import TppFacts

SHARE = {"sangat_baik": 150, "baik": 100, "butuh_perbaikan": 75, "kurang": 50, "sangat_kurang": 25}
YEAR = {
    "ahli_pertama": "12.5",
    "ahli_muda": "25",
    "ahli_madya": "37.5",
    "ahli_utama": "50",
    "pemula": "3.75",
    "terampil": "5",
    "mahir": "12.5",
    "penyelia": "25",
}
CERTIFICATE = {"s3": 25, "s2": 20, "s1": 15, "d4": 15, "d3": 10, "d2": 5, "d1": 5, "slta": 5, "below_slta": 1}
WORK = {"sangat_baik": 30, "baik": 25, "butuh_perbaikan": 15, "kurang": 5, "sangat_kurang": 1}
CONDUCT = {"none": 5, "light": 3, "medium": 2, "heavy": 1}
CATEGORIES = ((91, "very_high"), (81, "high"), (71, "medium"), (61, "low"), (0, "very_low"))
SANCTIONS = (
    *((28, "dismissal"), (25, "release"), (21, "demotion"), (17, "cut_12_months"), (14, "cut_9_months")),
    *((11, "cut_6_months"), (7, "written_dissatisfaction"), (4, "written_reprimand"), (3, "oral_reprimand")),
    (0, "none"),
)
EARNED = {"sangat_baik": 100, "baik": 100, "butuh_perbaikan": 80, "kurang": 60, "sangat_kurang": 40}
STEPS = ((91, "1.5"), (61, "1.25"), (31, "1"), (1, "0.5"), (0, "0"))


def half_up(value: Fraction) -> int:
    """The nearest whole number, halves up."""
    return floor(value + Fraction(1, 2))


def credit_thousandths(facts: CreditFacts) -> int | None:
    """Months ÷ 12 × coefficient × percent."""
    if facts.predikat is None or facts.level is None or facts.months is None or not 1 <= facts.months <= 12:
        return None
    earned = Fraction(facts.months, 12) * Fraction(YEAR[facts.level]) * Fraction(SHARE[facts.predikat], 100)
    return half_up(1000 * earned)


def sanction_word(facts: DisciplineFacts) -> str | None:
    """The sanction of PP 94/2021."""
    days, run = facts.days, facts.longest_run
    if days is None or run is None or not 0 <= run <= days or (run == 0 and days > 0):
        return None
    return "dismissal" if run >= 10 else next(word for least, word in SANCTIONS if days >= least)


def index_and_category(facts: IpAsnFacts) -> tuple[Fraction, str] | None:
    """The index of professionalism in points, and the category of the rounded one."""
    is_pelaksana = facts.duty == "pelaksana"
    duty_training = 0 if is_pelaksana else facts.duty_training
    amounts = (duty_training, facts.technical_hours, facts.seminars)
    if facts.duty is None or any(amount is None or amount < 0 for amount in amounts):
        return None
    if facts.education is None or facts.predikat is None or facts.severity is None:
        return None
    worth = ("0", "22.5", "17.5") if is_pelaksana else ("15", "15", "10")
    reached = zip(worth, amounts, (1, 20, 1), strict=True)
    trained = sum((Fraction(points) for points, amount, least in reached if (amount or 0) >= least), Fraction(0))
    total = CERTIFICATE[facts.education] + trained + WORK[facts.predikat] + CONDUCT[facts.severity]
    return total, next(word for least, word in CATEGORIES if half_up(total) >= least)


def allowance_rupiah(facts: TppFacts) -> int | None:
    """60/40, deductions by minutes and days, the sanction's cut, one rounding."""
    rows = facts.attendance
    if facts.base is None or facts.predikat is None or facts.cut is None:
        return None
    if all(row.kind != "working" for row in rows) or any(row.n < 0 or (row.minutes or 0) < 0 for row in rows):
        return None
    lost = Fraction(0)
    for row in rows:
        if row.kind == "absent":
            lost += 3 * row.n
        elif row.kind in ("late", "early"):
            minutes = 999 if row.minutes is None else row.minutes
            lost += row.n * next(Fraction(percent) for least, percent in STEPS if minutes >= least)
    productivity = Fraction(60, 100) * Fraction(EARNED[facts.predikat], 100)
    discipline = Fraction(40, 100) * (1 - min(lost, Fraction(100)) / 100)
    left = 1 - Fraction(facts.cut, 10_000)
    return half_up(facts.base * (productivity + discipline) * left)

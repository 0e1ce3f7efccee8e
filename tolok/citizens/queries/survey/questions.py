"""The nine unsur as questions with four answers each, and the profile."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Word = str | Promise


@dataclass(frozen=True)
class Question:
    """An unsur by its code word: its name, its question, and the words of the marks 1 to 4."""

    unsur: str
    name: Word
    text: Word
    words: tuple[Word, Word, Word, Word]


QUESTIONS = (
    Question(
        "requirements",
        _("Requirements"),
        _("Did the papers you had to bring suit this service?"),
        (_("Not at all"), _("Not quite"), _("They did"), _("Very well")),
    ),
    Question(
        "procedure",
        _("Procedure"),
        _("How easy were the steps?"),
        (_("Hard"), _("Not so easy"), _("Easy"), _("Very easy")),
    ),
    Question(
        "time",
        _("Time"),
        _("How fast was it done?"),
        (_("Slow"), _("Not so fast"), _("Fast"), _("Very fast")),
    ),
    Question(
        "cost",
        _("Cost"),
        _("Was the cost fair?"),
        (_("Very dear"), _("Rather dear"), _("Fair"), _("Free, or cheap")),
    ),
    Question(
        "product",
        _("Result"),
        _("Did you get what was promised?"),
        (_("Not at all"), _("Not quite"), _("I did"), _("In every way")),
    ),
    Question(
        "competence",
        _("Competence of the officers"),
        _("Did the officers know their work?"),
        (_("They did not"), _("Not quite"), _("They knew it"), _("They knew it very well")),
    ),
    Question(
        "conduct",
        _("Conduct of the officers"),
        _("How polite and friendly were the officers?"),
        (_("Not polite"), _("Not so polite"), _("Polite"), _("Very polite")),
    ),
    Question(
        "handling",
        _("Complaints and suggestions"),
        _("Is it easy to complain here, and are you answered?"),
        (_("There is no way"), _("There is, but no answer"), _("It works somewhat"), _("It works well")),
    ),
    Question(
        "facilities",
        _("Rooms and equipment"),
        _("How good are the rooms and the equipment?"),
        (_("Bad"), _("Middling"), _("Good"), _("Very good")),
    ),
)
EXTRA_WORDS: tuple[Word, Word, Word, Word] = (_("Bad"), _("Not so good"), _("Good"), _("Very good"))
# Sums and marks stand in this order, the unit's own question after them; whoever prints numbers reads them by word.
UNSUR = tuple(each.unsur for each in QUESTIONS)
NAMES = {each.unsur: each.name for each in QUESTIONS}

SEXES = (("f", _("Woman")), ("m", _("Man")))
AGES = (
    ("17", _("up to 17")),
    ("25", _("18 to 25")),
    ("40", _("26 to 40")),
    ("60", _("41 to 60")),
    ("61", _("above 60")),
)
EDUCATIONS = (
    ("sd", _("Primary school or less")),
    ("smp", _("Junior high school")),
    ("sma", _("Senior high school")),
    ("s1", _("Diploma or bachelor")),
    ("s2", _("Master or doctor")),
)
WORKS = (
    ("asn", _("Civil servant, army or police")),
    ("private", _("Employee")),
    ("own", _("Own business, farmer or fisher")),
    ("study", _("Pupil or student")),
    ("other", _("Other")),
)
PROFILE = {"sex": SEXES, "age": AGES, "education": EDUCATIONS, "work": WORKS}
PROFILE_NAMES: dict[str, Word] = {
    "sex": _("Sex"), "age": _("Age"), "education": _("Education"), "work": _("Occupation")
}  # fmt: skip  # one line a thought


def questions_of(extra: str) -> tuple[Question, ...]:
    """The questions in their order, with the unit's own one last where it has one."""
    own = (Question("extra", _("The unit's own question"), extra, EXTRA_WORDS),) if extra else ()
    return (*QUESTIONS, *own)

"""The rating of behaviour, proposed from the levels of seven values."""

from __future__ import annotations

from functools import cache

from tolok.rules.policy import BehaviourPolicy, Voices, VoiceWeight
from tolok.rules.steps import (
    Band,
    Both,
    Column,
    Compare,
    Count,
    Formula,
    Join,
    Missing,
    Node,
    Nothing,
    Number,
    Ratio,
    Total,
    When,
    Word,
    formula,
    known,
)
from tolok.rules.terms import Level, Scale, Voice

_LEVEL = Column("level", Scale.LEVEL, "tingkat", "level")
_ABOVE_COUNT = Column("above_count", Scale.COUNT, "batas nilai di atas ekspektasi", "limit of values above")
_BELOW_COUNT = Column("below_count", Scale.COUNT, "batas nilai di bawah ekspektasi", "limit of values below")
_VOICE = Column("voice", Scale.WORD, "suara", "voice")
_POINTS = Column("points", Scale.POINTS, "nilai", "points")
_VOICES = Column("voices", Scale.POINTS, "rata-rata suara", "mean of the voices")
_VOICES_COUNT = Column("voices_count", Scale.COUNT, "bobot suara sebagai nilai", "weight of the voices as values")
_VOICES_ABOVE = Column("voices_above_from", Scale.POINTS, "batas suara di atas ekspektasi", "limit of voices above")
_VOICES_MEETS = Column("voices_meets_from", Scale.POINTS, "batas suara sesuai ekspektasi", "limit of voices that meet")
_HEARD = "PermenPANRB 6/2022, umpan balik berkelanjutan; bobot dan batas dari kebijakan"
_VOICE_LABELS = {
    Voice.SUPERIOR: ("Suara atasan", "The superior's voice"),
    Voice.PEERS: ("Suara rekan kerja", "The colleagues' voice"),
    Voice.SUBORDINATES: ("Suara bawahan", "The subordinates' voice"),
    Voice.SERVED: ("Suara unit yang dilayani", "The voice of units served"),
    Voice.CITIZENS: ("Suara masyarakat", "The citizens' voice"),
    Voice.SELF: ("Penilaian diri", "Self-appraisal"),
}
_KNOWN_COUNT = Column("known_count", Scale.COUNT, "banyak nilai yang harus ada", "values needed")


@formula("Nilai perilaku yang sudah ada", "Values rated", Scale.COUNT, "known")
def behaviour_known() -> Node:
    """How many of the seven values have a level.

    Source: SE MenPANRB 20/2021 (tujuh nilai BerAKHLAK)
    """
    return Count("behaviours", known(_LEVEL))


def _counted(level: Level) -> Node:
    return Count("behaviours", _LEVEL.same(level))


@formula("Nilai di atas ekspektasi", "Values above expectation", Scale.COUNT, "above")
def behaviour_above() -> Node:
    """How many of the seven values are above expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return _counted(Level.ABOVE)


@formula("Nilai di bawah ekspektasi", "Values below expectation", Scale.COUNT, "below")
def behaviour_below() -> Node:
    """How many of the seven values are below expectation.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    return _counted(Level.BELOW)


@formula("Tingkat menurut suara", "Level by the voices", Scale.LEVEL, "voices_level")
def voices_level() -> Node:
    """The level that the voices' mean reaches; missing if too few spoke.

    Source: PermenPANRB 6/2022, umpan balik berkelanjutan (rekan kerja, bawahan); batasnya dari kebijakan
    """
    return Band(_VOICES, ((_VOICES_ABOVE, Level.ABOVE.value), (_VOICES_MEETS, Level.MEETS.value)), Level.BELOW.value)


def _together(level: Level) -> Node:
    """The values at a level, and the voices as so many more where they are known and say the same."""
    said = When(Missing(voices_level.column), Number(0), voices_level.column.same(level))
    return Join("+", _counted(level), Join("×", _VOICES_COUNT, said))


@formula("Nilai dan suara di atas ekspektasi", "Values and voices above expectation", Scale.COUNT, "above")
def together_above() -> Node:
    """Values above expectation; the voices together count as some more.

    Source: PermenPANRB 6/2022, rating perilaku kerja dan umpan balik berkelanjutan
    """
    return _together(Level.ABOVE)


@formula("Nilai dan suara di bawah ekspektasi", "Values and voices below expectation", Scale.COUNT, "below")
def together_below() -> Node:
    """Values below expectation; the voices together count as some more.

    Source: PermenPANRB 6/2022, rating perilaku kerja dan umpan balik berkelanjutan
    """
    return _together(Level.BELOW)


@formula("Usulan rating perilaku kerja", "Proposed rating of behaviour", Scale.LEVEL, "rating")
def behaviour_rating() -> Node:
    """By counts of levels, no points per value; above only if no value is below.

    Source: PermenPANRB 6/2022, rating perilaku kerja; banyaknya dari kebijakan
    """
    above = Both(Compare("≥", behaviour_above.column, _ABOVE_COUNT), behaviour_below.column.same(0))
    below = Compare("≥", behaviour_below.column, _BELOW_COUNT)
    rated = When(above, Word(Level.ABOVE), When(below, Word(Level.BELOW), Word(Level.MEETS)))
    return When(Compare("≥", behaviour_known.column, _KNOWN_COUNT), rated, Nothing())


_ALONE: tuple[Formula, ...] = (behaviour_known, behaviour_above, behaviour_below, behaviour_rating)


@cache
def behaviour_rule(policy: BehaviourPolicy) -> tuple[Formula, ...]:
    """The steps that propose the rating of behaviour, with the voices where the policy hears them.

    Source: PermenPANRB 6/2022, rating perilaku kerja
    """
    if policy.voices is None:
        return _ALONE
    heard = tuple(_voice_step(each) for each in policy.voices.weights)
    together = (behaviour_known, together_above, together_below, behaviour_rating)
    return (*heard, _voices_step(policy.voices), voices_level, *together)


def _voice_step(voice: VoiceWeight) -> Formula:
    """One voice's exact mean, once enough sheets are there."""
    said = When(_VOICE.same(voice.voice), _POINTS, Nothing())
    n = Count("ratings", known(said))
    mean = When(Compare("≥", n, Number(voice.minimum)), Ratio(Total("ratings", said), n, 1), Nothing())
    label_id, label_en = _VOICE_LABELS[Voice(voice.voice)]
    return Formula(f"voice_{voice.voice}", mean, label_id, label_en, Scale.POINTS, "The mean of a voice.", _HEARD)


def _voices_step(voices: Voices) -> Formula:
    """The weighted mean of the voices that are heard."""
    weighted: Node = Number(0, Scale.POINTS)
    weights: Node = Number(0, Scale.RATIO)
    for each in voices.weights:
        mean = Column(f"voice_{each.voice}", Scale.POINTS, *_VOICE_LABELS[Voice(each.voice)])
        weight = Number(each.weight, Scale.RATIO)
        weighted += When(Missing(mean), Number(0, Scale.POINTS), Join("×", weight, mean))
        weights += When(Missing(mean), Number(0, Scale.RATIO), weight)
    mean_of_all = Ratio(weighted, weights, 1)
    return Formula("voices", mean_of_all, _VOICES.label_id, _VOICES.label_en, Scale.POINTS, "The voices' mean.", _HEARD)

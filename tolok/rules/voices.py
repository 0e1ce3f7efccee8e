"""What colleagues, subordinates and others together say of a person's behaviour."""

from __future__ import annotations

from tolok.rules.policy import Voices, VoiceWeight
from tolok.rules.steps import (
    Band,
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
    formula,
    known,
)
from tolok.rules.terms import Level, Scale, Voice

_VOICE = Column("voice", Scale.WORD, "suara", "voice")
_POINTS = Column("points", Scale.POINTS, "nilai", "points")
_VOICES = Column("voices", Scale.POINTS, "rata-rata suara", "mean of the voices")
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


@formula("Tingkat menurut suara", "Level by the voices", Scale.LEVEL, "voices_level")
def voices_level() -> Node:
    """The level that the voices' mean reaches; missing if too few spoke.

    Source: PermenPANRB 6/2022, umpan balik berkelanjutan (rekan kerja, bawahan); batasnya dari kebijakan
    """
    return Band(_VOICES, ((_VOICES_ABOVE, Level.ABOVE.value), (_VOICES_MEETS, Level.MEETS.value)), Level.BELOW.value)


def voices_rule(voices: Voices) -> tuple[Formula, ...]:
    """The steps from each voice's sheets to the level that they reach together.

    Source: PermenPANRB 6/2022, umpan balik berkelanjutan (rekan kerja, bawahan)
    """
    return (*map(_voice_step, voices.weights), _voices_step(voices), voices_level)


def _voice_step(voice: VoiceWeight) -> Formula:
    """One voice's mean, once enough sheets are there."""
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

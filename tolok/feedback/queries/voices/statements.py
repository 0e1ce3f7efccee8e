"""What a sheet asks: one statement for each of the seven values; marks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tolok.feedback.models.voices import VOICES
from tolok.rules.terms import Value, Voice
from tolok.skp.queries import BEHAVIOURS

VALUES = tuple(value.value for value in Value)
NAMES = {Value(each.code): each.name for each in BEHAVIOURS}
STATEMENTS = {
    Value.BERORIENTASI_PELAYANAN: _(
        "Listens to those who need something, is friendly, and sees it through to the end."
    ),
    Value.AKUNTABEL: _("Keeps promises, says honestly what went wrong, and is careful with public money and goods."),
    Value.KOMPETEN: _("Does the work well, keeps learning, and helps others learn."),
    Value.HARMONIS: _("Treats everybody with respect, whoever they are, and lends a hand unasked."),
    Value.LOYAL: _("Speaks of office and colleagues with care, and keeps what is confidential."),
    Value.ADAPTIF: _("Gets along with what is new quickly and tries better ways without being told."),
    Value.KOLABORATIF: _("Shares what others need, lets them have their part, and works across units."),
}
UNKNOWN, LOWEST, HIGHEST = 0, 1, 5
MARKS = {
    1: _("Almost never"),
    2: _("Seldom"),
    3: _("Sometimes"),
    4: _("Often"),
    5: _("Almost always"),
    UNKNOWN: _("I don't know"),
}
PLACES = len(MARKS)
LABELS = {Voice(voice): label for voice, label in VOICES}
# One named person speaks; everybody else is one of several, and nobody learns which.
NAMED = frozenset({Voice.SUPERIOR, Voice.SELF})

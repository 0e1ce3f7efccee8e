"""The seven BerAKHLAK behaviours with the three guides of each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Behaviour:
    """One of the seven values as the forms print it, with what it looks like at work."""

    code: str
    name: str
    guides: tuple[Promise, Promise, Promise]


BEHAVIOURS: tuple[Behaviour, ...] = (
    Behaviour(
        "berorientasi_pelayanan",
        "Berorientasi Pelayanan",
        (
            _("Understands and meets the needs of the public"),
            _("Friendly, quick, finds solutions, can be relied on"),
            _("Improves without end"),
        ),
    ),
    Behaviour(
        "akuntabel",
        "Akuntabel",
        (
            _("Works honestly, responsibly, carefully, with discipline and high integrity"),
            _("Uses the property of the state responsibly, effectively and efficiently"),
            _("Does not misuse the authority of the position"),
        ),
    ),
    Behaviour(
        "kompeten",
        "Kompeten",
        (
            _("Raises the own competence to answer changing challenges"),
            _("Helps others to learn"),
            _("Carries out tasks with the best quality"),
        ),
    ),
    Behaviour(
        "harmonis",
        "Harmonis",
        (
            _("Values everyone, whatever their background"),
            _("Likes to help others"),
            _("Builds a workplace where people can do well"),
        ),
    ),
    Behaviour(
        "loyal",
        "Loyal",
        (
            _("Holds fast to Pancasila, the 1945 Constitution, the Republic and its lawful government"),
            _("Guards the good name of colleagues, leaders, the agency and the state"),
            _("Keeps the secrets of the office and the state"),
        ),
    ),
    Behaviour(
        "adaptif",
        "Adaptif",
        (
            _("Adjusts quickly to change"),
            _("Keeps innovating and grows in creativity"),
            _("Acts before being asked"),
        ),
    ),
    Behaviour(
        "kolaboratif",
        "Kolaboratif",
        (
            _("Gives others the chance to contribute"),
            _("Open to working together for added value"),
            _("Brings many resources together for shared goals"),
        ),
    ),
)
CODES = frozenset(behaviour.code for behaviour in BEHAVIOURS)

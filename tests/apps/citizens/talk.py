"""A topic with words on it, and who moderates, answers and plans."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.conftest import NOON, TODAY
from tolok.citizens.actions import assign_duty
from tolok.citizens.actions.forum import raise_topic, write_post
from tolok.citizens.actions.topics import Wanted, close_topic, improve_topic, propose_indicator

if TYPE_CHECKING:
    from tests.apps.work import Office
    from tolok.citizens.models import Improvement, IndicatorProposal, Post, Topic

YEAR_END = date(2026, 12, 31)


def staffed(office: Office) -> Office:
    """`colleague` coordinates, `self` answers for the unit."""
    assign_duty(by=office["hr"], at=NOON, person=office["colleague"], unit=None, starts_on=TODAY)
    assign_duty(by=office["hr"], at=NOON, person=office["self"], unit=office.unit, starts_on=TODAY)
    return office


def topic_in(office: Office, **more: Any) -> Topic:
    """A citizen's topic about the unit."""
    told = {"title": "Antrean KTP", "text": "Antre sejak subuh", "name": "Bu Tini", "unit": office.unit}
    arrived = {"key": uuid4(), "standing": "open", "held_for": ""}
    return raise_topic(**{"at": NOON, "government": office.government, **told, **arrived, **more})


def post_on(topic: Topic, text: str = "Saya juga", **more: Any) -> Post:
    """A citizen's words on a topic."""
    arrived = {"key": uuid4(), "standing": "open", "held_for": "", "answers": None, "name": ""}
    return write_post(**{"at": NOON, "topic": topic, "text": text, **arrived, **more})


def closed(office: Office) -> Topic:
    """A topic that was summed up."""
    return close_topic(by=office["colleague"], at=NOON, topic=topic_in(office), summary="Loket buka pukul tujuh.")


def planned(office: Office) -> Improvement:
    """An improvement that the clerk's superior sees to."""
    return improve_topic(
        by=office["self"], at=NOON, topic=closed(office), text="Nomor antrean daring", owner=office["superior"],
        unit=office.unit, due_on=YEAR_END,
    )  # fmt: skip  # one line a thought


def wanted(office: Office, **more: Any) -> Wanted:
    """An indicator of the time that documents take."""
    told = {
        "name": "Waktu terbit KTP-el", "measured_in": "hari", "polarity": "lower", "accumulation": "mean",
        "formula": "hari kerja dari berkas lengkap sampai terbit", "target": 200, "service": "KTP-el",
        "owner": office["superior"], "due_on": YEAR_END,
    }  # fmt: skip  # one line a thought
    return Wanted(**{**told, **more})


def proposed(office: Office) -> IndicatorProposal:
    """What citizens ask for, proposed by the coordinator."""
    return propose_indicator(
        by=office["colleague"], at=NOON, topic=closed(office), wanted=wanted(office), unit=office.unit
    )

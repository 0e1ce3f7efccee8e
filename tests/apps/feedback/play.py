"""A city at work whose every act is followed by a dump of the whole database."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.db.models.expressions import RawSQL
from django.test import Client

from tests.apps.feedback.adversary import Dump, Guess, Scene, dumped, words
from tests.apps.feedback.attacks import ATTACKS
from tests.apps.feedback.city import ASKED, OPENED, OVER, City, founded, marks
from tests.apps.work import enter_as
from tests.conftest import NOON
from tolok.feedback.actions import order_close, remind_voices
from tolok.feedback.models import Ask, Round, SealedSheet
from tolok.feedback.tasks import rounds
from tolok.people.access import inside
from tolok.people.actions import found_government
from tolok.web.database import as_role
from tolok.web.server import work

if TYPE_CHECKING:
    from pytest_django import Settings

    from tolok.people.models import Person

# The last bytes of a secret say that nobody changed it.
TAG = 16
MARKS = (1, 2, 3, 4, 5)
SUBJECTS = 8
REMINDED = date(2026, 6, 28)
# From one sheet to the next, so that whatever keeps a moment tells them apart.
BETWEEN = timedelta(seconds=20)
# So many sheets the worker opens between two dumps.
STEP = 1


@dataclass
class Play:
    """A city at work whose every act is followed by a dump of the whole database."""

    city: City
    round: Round
    address: str
    truth: dict[tuple[str, str], int] = field(default_factory=dict)
    dumps: list[Dump] = field(default_factory=list)

    def run(self, subjects: int = SUBJECTS, *, closes: bool = True) -> Play:
        """Everybody sends sheets in an order of chance, by a browser; five about one person give five marks."""
        with inside(self.city.government.pk):
            panels = [self.city.asks(f"clerk{number}", "peers") for number in range(1, subjects + 1)]
            browsers = {ask.rater_id: _browser(ask.rater) for panel in panels for ask in panel}
        self.dumps.append(dumped(self.address))
        mixed = [pair for panel in panels for pair in zip(panel, random.sample(MARKS, len(MARKS)), strict=True)]
        random.shuffle(mixed)
        for number, (ask, mark) in enumerate(mixed):
            if number == len(mixed) // 2:
                with inside(self.city.government.pk):
                    remind_voices(government=self.city.government, at=ASKED, on=REMINDED)
            self._send(browsers[ask.rater_id], ask, mark, at=ASKED + number * BETWEEN)
            self.dumps.append(dumped(self.address))
        if closes:
            self._close()
        self.dumps.append(dumped(self.address))
        return self

    def _close(self) -> None:
        """Order the close and let the real worker count, with a dump after each of its steps."""
        with inside(self.city.government.pk):
            order_close(by=self.city["hr"], at=OVER, round_=self.round)
        self.dumps.append(dumped(self.address))
        with pytest.MonkeyPatch.context() as watched:
            noted = rounds._note

            def seen(ordered: Round, done: int) -> None:
                noted(ordered, done)
                self.dumps.append(dumped(self.address))

            watched.setattr(rounds, "BATCH", STEP)
            watched.setattr(rounds, "_note", seen)
            work_at(OVER)

    def jobs(self, dump: Dump) -> dict[str, str]:
        """The jobs of this round in a dump, and how each stands."""
        jobs = ((json.loads(row["args"] or "{}"), row) for row in dump.rows("procrastinate_jobs"))
        own = [row for told, row in jobs if told.get("round_id") == self.round.pk]
        return {str(row["task_name"]): str(row["status"]) for row in own}

    def secrets(self, dump: Dump) -> list[str]:
        """The sealed sheets of this round in a dump."""
        return [str(row["sealed"]) for row in dump.rows("sealed") if row["round_id"] == str(self.round.pk)]

    def _send(self, browser: Client, ask: Ask, mark: int, *, at: datetime) -> None:
        self.truth[str(ask.rater_id), str(ask.subject_id)] = mark
        chosen = {value: str(each) for value, each in marks(mark).items()}
        sent = {"key": str(uuid4()), "comment": words(mark), **chosen}
        place = f"/{self.city.government.slug}/umpan-balik/suara/{ask.pk}/"
        with time_machine.travel(at, tick=True):
            assert browser.post(place, sent).status_code == 302

    def scene(self, dumps: Sequence[Dump] | None = None) -> Scene:
        """What the attacker is given: all dumps, or these."""
        return Scene(self.dumps if dumps is None else dumps, self.city.government.slug)

    def right(self, attack: str, scene: Scene) -> int:
        """How many raters the attacker names rightly; the last guess about each counts."""
        last: dict[tuple[str, str], Guess] = {(each.rater, each.subject): each for each in ATTACKS[attack](scene)}
        return sum(self.truth.get(pair) == guess.mark for pair, guess in last.items())

    def chance(self) -> int:
        """What somebody who only guesses reaches but once in ten thousand: far above one in five."""
        return len(self.truth) // 5 + 12


def work_at(moment: datetime) -> None:
    """The real worker does what waits; its own clock must not come to the end of the round before the sheets do."""
    with time_machine.travel(moment, tick=True):
        work(until_empty=True)


def as_they_came(round_: Round) -> list[UUID]:
    """The sealed sheets in the order in which they were sent, as no close reads them."""
    sheets = SealedSheet.objects.filter(round=round_).order_by(RawSQL("ctid", []))
    return list(sheets.values_list("key", flat=True))


def _browser(person: Person) -> Client:
    client = Client()
    enter_as(client, person)
    return client


@pytest.fixture
def play(
    request: pytest.FixtureRequest,
    server: str,
    django_db_setup: None,
    django_db_blocker: Any,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Play]:
    """A committed city in a government of its own, its round open."""
    settings.SEAL_ROOT = tmp_path / "seals"
    slug = f"kota-{abs(hash(request.node.name)) % 10**8}"
    with django_db_blocker.unblock():
        with transaction.atomic():
            made = found_government(
                by=None, at=NOON, slug=slug, name="Kota", time_zone="Asia/Jakarta", pack="pontianak-2026"
            )
            city = founded(made)
            ordered = city.ordered()
        work_at(OPENED)
        with inside(made.pk):
            opened = Round.objects.select_related("period").get(pk=ordered.pk)
        name = str(connection.settings_dict["NAME"])
        yield Play(city, opened, as_role(server, "postgres", name))
        connection.close()

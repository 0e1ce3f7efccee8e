"""One government while it is loaded: its rows by the names the example uses."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from tolok.demo.days import TODAY, moment
from tolok.demo.structure import Town

if TYPE_CHECKING:
    from tolok.people.models import Government, Person, Token, Unit
    from tolok.skp.models import Project


@dataclass
class Scene:
    """What the stages of loading hand to each other; ids are those of stored rows."""

    town: Town
    government: Government
    zone: str
    people: dict[str, Person] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    services: dict[str, int] = field(default_factory=dict)
    systems: dict[str, Token] = field(default_factory=dict)
    skps: dict[str, int] = field(default_factory=dict)
    outcomes: dict[str, int] = field(default_factory=dict)
    targets: dict[tuple[str, str], int] = field(default_factory=dict)
    projects: dict[str, Project] = field(default_factory=dict)
    reports: dict[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def end(self) -> datetime:
        """The moment of the load: early on the day on which the example stands still."""
        return self.at(TODAY, 6 * 60)

    def at(self, on: date, minute: int) -> datetime:
        """A local moment of the year."""
        return moment(on, minute, self.zone)

    def holder(self, label: str, on: date) -> Person:
        """Who held the labelled post that day."""
        nip = self.town.holder(self.town.labelled(label).code, on)
        assert nip, f"{self.town.slug}: nobody at {label}"
        return self.people[nip]

    def on_duty(self, duty: str) -> Person:
        """The leading administrator of the HR, audit or planning agency."""
        posts = self.town.posts.values()
        post = next(post for post in posts if post.duty == duty and post.level == "administrator")
        nip = self.town.holder(post.code, TODAY)
        assert nip
        return self.people[nip]

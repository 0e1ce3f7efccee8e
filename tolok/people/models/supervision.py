"""Tables of former lines, teams, family ties and drafts of a reorganisation."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from tolok.people.models.structure import Government, Person, Position


def _once_a_day(name: str, what: str, condition: Q) -> ExclusionConstraint:
    """No two spans of the same `what` under this condition share a day."""
    days: Any = Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField())
    shared = [(what, RangeOperators.EQUAL), (days, RangeOperators.OVERLAPS)]
    return ExclusionConstraint(name=name, expressions=shared, condition=condition)


class FormerLine(models.Model):
    """What a position reported to until the day before `ends_on`; today's superior stands on the position itself."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="former_lines")
    reports_to = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, related_name="+")
    ends_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["position", "ends_on"], name="former_line_once_a_day")]

    def __str__(self) -> str:
        return f"{self.position_id} → {self.reports_to_id} until {self.ends_on}"


class Team(models.Model):
    """People of several units who work together under a lead, by a decree (tim kerja)."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    name = models.CharField(max_length=160)
    decree = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "name"], name="team_name_once")]

    def __str__(self) -> str:
        return self.name


class TeamPlace(models.Model):
    """Who leads a team or works in it until the day before `ends_on`.

    `is_rated`: by the team's decree the lead rates this member as long as the span lasts.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="team_places")
    is_lead = models.BooleanField(default=False)
    is_rated = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="team_place_ends_after_it_starts",
            ),
            models.CheckConstraint(condition=~Q(is_lead=True, is_rated=True), name="a_lead_is_not_rated_by_the_lead"),
            _once_a_day("one_lead_a_team_and_day", "team", Q(is_lead=True)),
            _once_a_day("one_rating_team_a_day", "person", Q(is_rated=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.team_id}"


class Tie(models.Model):
    """A family tie that a person declared: neither of the two rates the other from `starts_on` until `ends_on`.

    Only the person who declared it and the HR agency see it. A withdrawn tie keeps its reason.
    """

    class Kind(models.TextChoices):
        SPOUSE = "spouse", _("Husband or wife")
        PARENT = "parent", _("Parent or child")
        SIBLING = "sibling", _("Brother or sister")
        IN_LAW = "in_law", _("Family by marriage")
        OTHER = "other", _("Other close family")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="ties_declared")
    about = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    declared_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(person=F("about")), name="no_tie_to_oneself"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True, withdrawn_at__isnull=True, reason="")
                | (Q(ends_on__gte=F("starts_on"), withdrawn_at__isnull=False) & ~Q(reason="")),
                name="a_withdrawn_tie_says_when_and_why",
            ),
            models.UniqueConstraint(
                fields=["person", "about"], condition=Q(ends_on__isnull=True), name="a_tie_is_declared_once"
            ),
        ]

    def __str__(self) -> str:
        return f"tie {self.pk}"


class Reorganisation(models.Model):
    """A draft under a name: the rows of an import that would hold from a day on; applied in one act or dropped."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        APPLIED = "applied", _("Applied")
        DROPPED = "dropped", _("Thrown away")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    name = models.CharField(max_length=160)
    starts_on = models.DateField()
    rows = models.JSONField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    made_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", ended_at__isnull=True) | (~Q(state="draft") & Q(ended_at__isnull=False)),
                name="a_reorganisation_ends_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name

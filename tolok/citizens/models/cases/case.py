"""Table of what the public brings; apart from it, who reported it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from tolok.citizens.models.arrived import Arrived, any_number
from tolok.citizens.models.cases.words import Category, Concerns, Kind, Mode, State


class Case(Arrived):
    """A complaint, request or aspiration; the day as which it counts, no exact time.

    Its clock runs from `clock_from`, at first the day as which it arrived, later that of an objection. `code_hash` is
    the hash of the tracking code. Its limit is taken over when it is verified. `handler` is who took it on.
    `service` and `unit` are the reporter's, until the desk names them when it checks the case; `said_place` stays what
    the reporter named, `is_unsure` that they chose “I don't know”; of older cases neither is known.
    """

    id = models.BigIntegerField(primary_key=True, default=any_number)
    code_hash = models.BinaryField(unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    mode = models.CharField(max_length=9, choices=Mode.choices)
    concerns = models.CharField(max_length=7, choices=Concerns.choices, default=Concerns.UNSURE)
    service = models.ForeignKey("skp.Service", on_delete=models.PROTECT, null=True, related_name="cases")
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="cases")
    said_place = models.CharField(max_length=400, blank=True)
    is_unsure = models.BooleanField(default=False)
    text = models.TextField()
    state = models.CharField(max_length=17, choices=State.choices, default=State.RECEIVED)
    counts_on = models.DateField()
    clock_from = models.DateField()
    category = models.CharField(max_length=10, choices=Category.choices, blank=True)
    within = models.PositiveIntegerField(null=True)
    scale = models.CharField(max_length=12, blank=True)
    policy = models.CharField(max_length=60, blank=True)
    officer = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="cases_given")
    handler = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="cases_handled")
    answered_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    is_confirmed = models.BooleanField(default=False)
    reopened = models.PositiveIntegerField(default=0)
    satisfaction = models.PositiveSmallIntegerField(null=True)
    original = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="duplicates")
    changed = models.TextField(blank=True)
    is_published = models.BooleanField(default=False)

    class Meta(Arrived.Meta):
        constraints = [
            *Arrived.Meta.constraints,
            models.CheckConstraint(
                condition=Q(state=State.DUPLICATE, original__isnull=False)
                | (~Q(state=State.DUPLICATE) & Q(original__isnull=True)),
                name="a_duplicate_names_its_original",
            ),
            models.CheckConstraint(condition=~Q(original=F("id")), name="no_case_duplicates_itself"),
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | Q(state=State.SETTLED), name="only_what_is_settled_is_confirmed"
            ),
            models.CheckConstraint(
                condition=Q(satisfaction__isnull=True) | Q(satisfaction__range=(1, 4)), name="one_of_four_faces"
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "counts_on"], name="case_by_state")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state} {self.counts_on}"


class CaseContact(models.Model):
    """Who reported an open or secret case; an anonymous one never has such a row."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="contact")
    name = models.CharField(max_length=120)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    def __str__(self) -> str:
        return f"contact of {self.case_id}"

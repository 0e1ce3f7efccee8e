"""Tables of governments, units, positions, persons and postings."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class Government(models.Model):
    """A city or regency; everything else belongs to exactly one.

    `seat` is where its papers are signed, for a regency whose name is not that town's.
    """

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    seat = models.CharField(max_length=80, blank=True, default="")
    time_zone = models.CharField(max_length=40, default="Asia/Jakarta")
    pack = models.CharField(max_length=80)
    is_example = models.BooleanField(default=False)
    showcase = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """An organisational unit: office, division, school, health centre, kelurahan."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=160)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    time_zone = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "code"], name="unit_code_once")]

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A post in a unit. `reports_to` says who is superior; `duty` opens the HR and audit desks.

    `place` is where most of the work is done; empty where nobody said.
    """

    class Level(models.TextChoices):
        HEAD_OF_REGION = "head_of_region", _("Head of region")
        JPT = "jpt", _("JPT pratama")
        ADMINISTRATOR = "administrator", _("Administrator")
        PENGAWAS = "pengawas", _("Pengawas")
        PELAKSANA = "pelaksana", _("Pelaksana")
        FUNGSIONAL = "fungsional", _("Fungsional")

    class Duty(models.TextChoices):
        NONE = "", _("No special duty")
        HR = "hr", _("HR agency")
        AUDIT = "audit", _("Internal audit")
        PLANNING = "planning", _("Planning agency")

    class Place(models.TextChoices):
        UNKNOWN = "", _("Not said")
        FIELD = "field", _("In the field")
        OFFICE = "office", _("In an office")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="positions")
    code = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    level = models.CharField(max_length=20, choices=Level.choices)
    duty = models.CharField(max_length=10, choices=Duty.choices, blank=True, default="")
    is_head = models.BooleanField(default=False)
    place = models.CharField(max_length=10, choices=Place.choices, blank=True, default="")
    reports_to = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="reporting")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "code"], name="position_code_once"),
            models.CheckConstraint(condition=~Q(reports_to=F("id")), name="position_does_not_report_to_itself"),
        ]

    def __str__(self) -> str:
        return self.title


class Person(models.Model):
    """A civil servant."""

    class Status(models.TextChoices):
        PNS = "pns", _("PNS")
        PPPK = "pppk", _("PPPK")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    nip = models.CharField(max_length=18)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    status = models.CharField(max_length=4, choices=Status.choices)
    rank = models.CharField(max_length=60, blank=True)

    # The definitive postings of whoever sent this request (`people.queries.arrived`); of all others None.
    definitive: list[Posting] | None = None

    class Meta:
        constraints = [models.UniqueConstraint(fields=["government", "nip"], name="person_nip_once")]
        indexes = [models.Index(fields=["nip"], name="person_nip")]

    def __str__(self) -> str:
        return self.name


class Posting(models.Model):
    """Who holds which position from `starts_on` until the day before `ends_on`."""

    class Kind(models.TextChoices):
        DEFINITIVE = "definitive", _("Definitive")
        PLT = "plt", _("Acting (Plt)")
        PLH = "plh", _("Acting for days (Plh)")

    government = models.ForeignKey(Government, on_delete=models.PROTECT)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="postings")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="postings")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DEFINITIVE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="posting_ends_after_it_starts",
            ),
            ExclusionConstraint(
                name="one_definitive_posting_a_day",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(kind="definitive"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.position}"

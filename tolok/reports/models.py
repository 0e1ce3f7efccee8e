"""Tables of daily reports, of what their authors explain, and of what BKN has."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """What a person did on a day: against a target, a project or an extra task.

    `amount` is in hundredths of the target's unit. `key` was made where the report was written, perhaps without a
    network; `noted_at` is the clock of that place, `filed_at` ours.
    """

    class Order(models.TextChoices):
        NONE = "", _("No one to ask")
        ASKED = "asked", _("Waits for the one who gave the order")
        CONFIRMED = "confirmed", _("Order confirmed")
        DENIED = "denied", _("Order not confirmed")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="reports")
    on = models.DateField()
    target = models.ForeignKey("skp.Target", on_delete=models.PROTECT, null=True, related_name="reports")
    project = models.ForeignKey("skp.Project", on_delete=models.PROTECT, null=True, related_name="reports")
    task = models.CharField(max_length=200, blank=True)
    ordered_by = models.CharField(max_length=120, blank=True)
    order_giver = models.ForeignKey("people.Person", on_delete=models.PROTECT, null=True, related_name="orders_given")
    order_state = models.CharField(max_length=10, choices=Order.choices, blank=True, default="")
    order_reason = models.CharField(max_length=300, blank=True, default="")
    amount = models.BigIntegerField(null=True)
    minutes = models.PositiveSmallIntegerField(null=True)
    note = models.CharField(max_length=500, blank=True)
    is_blocked = models.BooleanField(default=False)
    evidence = models.OneToOneField("evidence.Evidence", on_delete=models.PROTECT, related_name="report")
    copied_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True)
    filed_at = models.DateTimeField()
    noted_at = models.DateTimeField(null=True)
    key = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__isnull=False, project__isnull=True, task="")
                | Q(target__isnull=True, project__isnull=False, task="")
                | (Q(target__isnull=True, project__isnull=True) & ~Q(task="")),
                name="report_speaks_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0, amount__lte=460_000_000_000_000),
                name="report_amount_in_bounds",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=1440), name="report_minutes_in_a_day"
            ),
            models.CheckConstraint(
                condition=Q(order_giver__isnull=True, order_state="")
                | (Q(order_giver__isnull=False) & ~Q(order_state="")),
                name="report_order_is_asked_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(order_giver__isnull=True) | ~Q(order_giver=F("person")),
                name="report_order_not_from_oneself",
            ),
            models.CheckConstraint(
                condition=~Q(order_state="denied") | ~Q(order_reason=""), name="a_denied_order_says_why"
            ),
            models.UniqueConstraint(fields=["person", "key"], name="report_once"),
        ]
        indexes = [
            models.Index(fields=["person", "-on"], name="report_person_day"),
            models.Index(fields=["government", "-on"], name="report_government_day"),
            models.Index(fields=["order_giver"], name="report_order_waits", condition=Q(order_state="asked")),
            models.Index(fields=["person"], name="report_is_stuck", condition=Q(is_blocked=True)),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"


class SignalAnswer(models.Model):
    """A person's word about a signal in a month of reports; the newest holds.

    `month` is its first day, `count` how many reports the signal was about.
    """

    class Kind(models.TextChoices):
        REPEATED = "repeated", _("Notes that are nearly the same")
        SHARED = "shared", _("A sentence that colleagues write too")
        LATE = "late", _("Much written at the month's end")
        RUSHED = "rushed", _("Many days written at once")
        OVERFULL = "overfull", _("More minutes than a day of work has")
        COPIED = "copied", _("Copies that nothing was changed in")

    class Choice(models.TextChoices):
        RECURRING = "recurring", _("This work does recur")
        FIELD = "field", _("Sent after work in the field")
        TOGETHER = "together", _("We did it together")
        LONG_DAY = "long_day", _("It was a long day")
        MISTAKE = "mistake", _("A slip; I mend it")
        OTHER = "other", _("Something else")

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="signal_answers")
    month = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    choice = models.CharField(max_length=10, choices=Choice.choices)
    text = models.CharField(max_length=200, blank=True)
    count = models.PositiveIntegerField()
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(month__day=1), name="signal_answer_names_a_month"),
            models.CheckConstraint(condition=~Q(choice="other") | ~Q(text=""), name="another_answer_says_which"),
        ]
        indexes = [models.Index(fields=["person", "month", "kind", "-id"], name="signal_answer_newest")]

    def __str__(self) -> str:
        return f"{self.kind}:{self.choice}"


class BknCopy(models.Model):
    """The person says: this piece of the period stands in e-Kinerja BKN now, with the text that has this hash."""

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="bkn_copies")
    period = models.ForeignKey("calendar.Period", on_delete=models.PROTECT)
    item = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=16)
    copied_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "period", "item"], name="bkn_copy_once_an_item")]

    def __str__(self) -> str:
        return self.item


class ReportChange(models.Model):
    """One change of a report, before and after; `reason` is empty when it was mended within the policy's days.

    What was given before stays as evidence, with what its checker said.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="changes")
    by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    amount_before = models.BigIntegerField(null=True)
    amount_after = models.BigIntegerField(null=True)
    minutes_before = models.PositiveSmallIntegerField(null=True)
    minutes_after = models.PositiveSmallIntegerField(null=True)
    note_before = models.CharField(max_length=500, blank=True)
    note_after = models.CharField(max_length=500, blank=True)
    evidence_before = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="changes_from")
    evidence_after = models.ForeignKey("evidence.Evidence", on_delete=models.PROTECT, related_name="changes_to")

    class Meta:
        indexes = [models.Index(fields=["report", "at"], name="report_change_order")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.at}"

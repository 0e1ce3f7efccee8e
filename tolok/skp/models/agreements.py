"""Table of what units achieved of their yearly Perjanjian Kinerja."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class AgreementResult(models.Model):
    """What a unit achieved of its Perjanjian Kinerja in a year (ratio), as a report says.

    A correction is a new row; the last one stands.
    """

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, related_name="agreement_results")
    year = models.PositiveSmallIntegerField()
    ratio = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    kept_by = models.ForeignKey("people.Person", on_delete=models.PROTECT)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(source=""), name="an_agreement_result_has_a_source")]
        indexes = [models.Index(fields=["unit", "year"], name="agreement_of_unit")]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.year}: {self.ratio}"

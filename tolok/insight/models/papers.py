"""Tables of official forms that were handed out, by which anyone can verify them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Paper(models.Model):
    """One form with one wording: printed again it keeps its number, changed it gets another.

    `number` is drawn from 130 random bits and stands on the paper; `facts_hash` is that of everything the form says,
    `edition` that of the program's way to hash. `on` is the local day on which it was first handed out.
    """

    class Kind(models.TextChoices):
        PLAN = "skp", "Sasaran Kinerja Pegawai (SKP)"
        ANNEX = "lampiran", "Lampiran SKP"
        MATRIX = "matriks", "Matriks Peran Hasil"
        EVALUATION = "evaluasi", "Evaluasi Kinerja Pegawai"
        DOCUMENT = "dokumen", "Dokumen Evaluasi Kinerja Pegawai"
        CREDIT = "angka-kredit", "Konversi Predikat Kinerja ke Angka Kredit"
        GUIDANCE = "bimbingan", "Umpan Balik Pelaksanaan Bimbingan Kinerja (B.1.8)"
        COMPETENCE = "kompetensi", "Evaluasi Kompetensi Pegawai (B.1.9)"

    government = models.ForeignKey("people.Government", on_delete=models.PROTECT)
    number = models.CharField(max_length=26, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="papers")
    skp = models.ForeignKey("skp.Skp", on_delete=models.PROTECT, null=True, related_name="papers")
    appraisal = models.ForeignKey("appraisal.Appraisal", on_delete=models.PROTECT, null=True, related_name="papers")
    starts_on = models.DateField()
    last_day = models.DateField()
    on = models.DateField()
    is_final = models.BooleanField()
    facts_hash = models.CharField(max_length=64)
    edition = models.PositiveSmallIntegerField()
    issued_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="papers_issued")
    issued_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "skp", "appraisal", "facts_hash", "edition"],
                nulls_distinct=False,
                name="one_number_a_wording",
            ),
            models.CheckConstraint(
                condition=Q(skp__isnull=True, appraisal__isnull=False) | Q(skp__isnull=False, appraisal__isnull=True),
                name="paper_about_a_plan_or_an_appraisal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

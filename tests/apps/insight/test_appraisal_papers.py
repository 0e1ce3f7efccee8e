"""A signed appraisal on paper: ratings, frozen names, remarks for whom they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.apps.appraisal.conftest import LATER, Office, Visitor
from tests.apps.insight.papers import cells, pages, paper, printed
from tolok.appraisal.models import Appraisal
from tolok.feedback.models import Note
from tolok.insight.models import Paper
from tolok.insight.queries.papers.credits import credit_facts, level_of
from tolok.insight.queries.papers.evaluations import evaluation_facts
from tolok.people.models import Person, Position
from tolok.reports.models import Report
from tolok.rules.credit import FunctionalLevel
from tolok.skp.models import Outcome, Skp, Target

HEADS = (
    *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA", "ASPEK"),
    *("INDIKATOR KINERJA INDIVIDU", "TARGET", "REALISASI BERDASARKAN BUKTI DUKUNG"),
    "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
)
SAID = datetime(2026, 5, 5, 3, 0, tzinfo=UTC)


@pytest.fixture
def signed(office: Office) -> Appraisal:
    """The clerk's second quarter, signed on 6 July; 290 documents of 300 due were checked."""
    note(office, "Bagus, antrean pendek")
    note(office, "Bantu loket dua", report=Report.objects.get())
    return office.signed()


def note(office: Office, text: str, *, at: datetime = SAID, **more: Any) -> None:
    """The superior says something to the clerk."""
    Note.objects.create(
        government=office.government,
        person=office.people["clerk"],
        author=office.people["superior"],
        kind="praise",
        text=text,
        said_at=at,
        **more,
    )


def read(visitor: Visitor, appraisal: Appraisal, kind: str, role: str = "clerk") -> str:
    """Everything on the PDF of this kind."""
    return " ".join(pages(printed(visitor(role), f"penilaian/{appraisal.pk}/{kind}").content))


def test_an_evaluation_has_eight_numbered_columns_and_three_results(signed: Appraisal, visitor: Visitor) -> None:
    found = read(visitor, signed, "evaluasi")

    assert all(head in found for head in HEADS)
    assert all(f"({number})" in found for number in range(1, 9))
    assert "CAPAIAN KINERJA ORGANISASI: ....." in found
    assert "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA ORGANISASI" in found
    assert "1.200 documents setahun; periode ini 300 documents" in found
    assert "290 documents (1 bukti diperiksa)" in found
    assert "RATING HASIL KERJA: SESUAI EKSPEKTASI" in found
    assert "RATING PERILAKU KERJA: SESUAI EKSPEKTASI" in found
    assert "PREDIKAT KINERJA PEGAWAI: BAIK" in found
    assert "1 APRIL S.D. 30 JUNI 2026" in found
    assert "Contoh, 6 Juli 2026" in found
    assert "Halaman 1 dari" in found


def test_the_workbook_has_the_same_columns(signed: Appraisal, visitor: Visitor) -> None:
    found = cells(printed(visitor("clerk"), f"penilaian/{signed.pk}/evaluasi", "xlsx").content)

    assert [cell for cell in found if cell in HEADS][: len(HEADS)] == list(HEADS)
    assert "PREDIKAT KINERJA PEGAWAI: BAIK" in found


def test_remarks_stand_beside_their_outcome_and_are_counted(
    signed: Appraisal, office: Office, visitor: Visitor
) -> None:
    for number in range(4):
        note(office, f"Catatan {number}", report=Report.objects.get())
    note(office, "Sesudah ditandatangani", at=datetime(2026, 7, 7, tzinfo=UTC))

    found = read(visitor, signed, "evaluasi")

    assert "dan 2 umpan balik lain" in found
    assert "UMPAN BALIK BERKELANJUTAN LAINNYA • Bagus, antrean pendek (Superior)" in found
    assert "Sesudah" not in found


def test_the_hr_agency_prints_it_without_remarks_and_with_the_same_number(signed: Appraisal, visitor: Visitor) -> None:
    own, other = read(visitor, signed, "evaluasi"), read(visitor, signed, "evaluasi", "hr")

    assert "Bantu loket dua" in own
    assert "Bantu loket dua" not in other
    assert "Bagus, antrean" not in other
    assert "Disimpan antara" in other
    assert Paper.objects.count() == 1


def test_names_are_those_of_the_signature_whatever_happens_later(signed: Appraisal, visitor: Visitor) -> None:
    read(visitor, signed, "evaluasi")
    Person.objects.update(rank="Pembina, IV/a")
    Person.objects.filter(pk=signed.person_id).update(name="Nama Baru")
    Position.objects.update(title="Jabatan Baru")

    found = read(visitor, signed, "evaluasi")

    assert "Penata, III/c" in found
    assert "Post of clerk" in found
    assert "Nama Baru" not in found
    assert "Jabatan Baru" not in found
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "expected", "absent"),
    [
        ({"approach": "qualitative"}, "PENDEKATAN HASIL KERJA KUALITATIF", "ASPEK"),
        ({"approach": "quantitative"}, "BAGI PEJABAT PIMPINAN TINGGI", "ASPEK"),
    ],
)
def test_the_other_layouts(
    signed: Appraisal, visitor: Visitor, change: dict[str, str], expected: str, absent: str
) -> None:
    Skp.objects.filter(pk=signed.skp_id).update(**change)
    Position.objects.filter(postings__person=signed.person_id).update(level="jpt")
    Outcome.objects.filter(skp=signed.skp_id, number=1).update(assigned_by="Kepala Dinas")

    found = read(visitor, signed, "evaluasi")

    assert expected in found
    assert absent not in found
    assert "290 documents" in found


def test_an_outcome_that_was_removed_since_is_still_told(office: Office) -> None:
    plan = Skp.objects.get(person=office.people["clerk"])
    added = Outcome.objects.create(government=office.government, skp=plan, kind="additional", number=1, title="Arsip")
    target = Target.objects.get(outcome__skp=plan)
    target.pk, target.outcome, target.accumulation = None, added, "latest"
    target.save()
    signed = office.signed()
    added.delete()

    found = evaluation_facts([signed.pk])[signed.pk].results[-1]

    assert (found.title, found.link, found.aims[0].wanted) == ("Arsip", "", "1.200 documents")
    assert found.aims[0].amount == "Belum ada realisasi yang diperiksa"


def test_the_document_has_three_officials_and_three_signatures(signed: Appraisal, visitor: Visitor) -> None:
    before = read(visitor, signed, "dokumen")
    Appraisal.objects.filter(pk=signed.pk).update(seen_at=LATER)
    after = read(visitor, signed, "dokumen")

    heads = ("1. PEGAWAI YANG DINILAI", "2. PEJABAT PENILAI KINERJA", "3. ATASAN PEJABAT PENILAI KINERJA")
    assert all(head in before for head in heads)
    assert "NAMA Above" in before
    assert "PREDIKAT KINERJA PEGAWAI BAIK" in before
    assert "5. CATATAN/REKOMENDASI" in before
    assert [text.count("Contoh, 6 Juli 2026") for text in (before, after)] == [1, 2]
    assert all(anchor in after for anchor in ("${ttd_pegawai}", "${ttd_penilai}", "${ttd_atasan}"))
    assert Paper.objects.filter(kind="dokumen").count() == 1


def test_a_rater_with_nobody_above_leaves_the_third_place_open(signed: Appraisal, office: Office) -> None:
    office.leave("above", on=datetime(2026, 7, 1, tzinfo=UTC).date())

    assert evaluation_facts([signed.pk])[signed.pk].above.name == ""


def functional(office: Office, title: str) -> Appraisal:
    """The clerk's quarter, signed while the clerk held a functional post of this title."""
    Position.objects.filter(pk=office.positions["clerk"].pk).update(level="fungsional", title=title)
    return office.signed()


def test_credit_is_the_share_of_a_years_coefficient(office: Office, visitor: Visitor) -> None:
    signed = functional(office, "Auditor Ahli Muda")

    found = read(visitor, signed, "angka-kredit")

    assert "PREDIKAT PROSENTASE KOEFISIEN PER TAHUN ANGKA KREDIT (KOLOM 2 × KOLOM 3 × 3/12)" in found
    assert "BAIK 100% 25 6,25" in found
    assert "MASA PENILAIAN: 3 bulan" in found


def test_a_post_without_a_level_leaves_the_numbers_open(office: Office, visitor: Visitor) -> None:
    signed = functional(office, "Auditor")

    assert "BAIK 100% ....." in read(visitor, signed, "angka-kredit")


def test_who_is_no_functional_official_gets_no_conversion(signed: Appraisal, visitor: Visitor) -> None:
    page = visitor("clerk").get(f"/contoh/wawasan/formulir/penilaian/{signed.pk}/").content.decode()

    assert "Angka Kredit" not in page
    assert printed(visitor("clerk"), f"penilaian/{signed.pk}/angka-kredit").status_code == 404
    assert credit_facts([signed.pk]) == {}


def test_levels_are_read_from_the_end_of_a_title() -> None:
    found = [level_of(title) for title in ("Guru Ahli Pertama", "Bidan MAHIR", "Terampil sekali")]

    assert found == [FunctionalLevel.AHLI_PERTAMA, FunctionalLevel.MAHIR, None]


def test_nothing_is_printed_before_the_signature(office: Office, visitor: Visitor) -> None:
    rated = office.rated()
    client = visitor("superior")

    found = [
        client.get(f"/contoh/wawasan/formulir/penilaian/{rated.pk}/").status_code,
        printed(client, f"penilaian/{rated.pk}/evaluasi").status_code,
    ]

    assert found == [403, 403]
    assert evaluation_facts([rated.pk]) == {}


@pytest.mark.parametrize(
    ("role", "status"), [("clerk", 200), ("superior", 200), ("above", 200), ("hr", 200), ("colleague", 403)]
)
def test_who_sees_the_receipt_may_print_it(signed: Appraisal, visitor: Visitor, role: str, status: int) -> None:
    page = visitor(role).get(f"/contoh/wawasan/formulir/penilaian/{signed.pk}/")

    assert page.status_code == status
    assert printed(visitor(role), f"penilaian/{signed.pk}/dokumen").status_code == status


def test_a_print_costs_few_queries(signed: Appraisal, visitor: Visitor, django_assert_max_num_queries: Any) -> None:
    client = visitor("superior")
    printed(client, f"penilaian/{signed.pk}/evaluasi")

    with django_assert_max_num_queries(23):  # a file, with two for the savepoint of the test
        client.get(f"/contoh/wawasan/formulir/{paper('evaluasi').number}.pdf")
    with django_assert_max_num_queries(15):
        client.get(f"/contoh/wawasan/formulir/penilaian/{signed.pk}/")

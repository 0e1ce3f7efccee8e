"""The SKP on paper: layouts, signatures, numbers, and nothing read as markup."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.insight.papers import cells, pages, paper, plan_of, printed
from tolok.insight.models import Paper
from tolok.insight.queries.papers.plans import plan_facts
from tolok.ledger.models import LedgerEntry
from tolok.skp.models import AnnexLine, Expectation, Outcome, Skp, Target

AGREED = datetime(2026, 1, 1, 3, 0, tzinfo=UTC)
HEADS = (
    *("NO", "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI", "RENCANA HASIL KERJA"),
    *("ASPEK", "INDIKATOR KINERJA INDIVIDU", "TARGET"),
)
ODD = '#import "x": *; $x^2$ *tebal* <label> _miring_ @rujuk `kode` \\ // #panic("!") <script>'


@pytest.fixture
def plan(office: Office) -> Skp:
    """The clerk's plan, agreed on 1 January; it supports the superior's outcome."""
    above = office.plan("superior", superior="above")
    Outcome.objects.filter(skp=above, number=1).update(title="Layanan cepat")
    plan = plan_of(office.people["clerk"].pk)
    Outcome.objects.filter(skp=plan, number=1).update(supports=Outcome.objects.get(skp=above, number=1))
    Skp.objects.filter(pk=plan.pk).update(decided_at=AGREED)
    return plan


def path(plan: Skp, kind: str = "skp") -> str:
    """The address of a button."""
    return f"skp/{plan.pk}/{kind}"


def test_an_skp_says_what_the_governments_form_says(plan: Skp, visitor: Visitor) -> None:
    answer = printed(visitor("clerk"), path(plan))

    found = pages(answer.content)
    whole, last = " ".join(found), found[-1]
    assert answer["Content-Type"] == "application/pdf"
    assert all(head in whole for head in HEADS)
    assert "PENDEKATAN HASIL KERJA KUANTITATIF BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL" in whole
    assert "PEMERINTAH KOTA CONTOH" in whole
    assert "PERIODE PENILAIAN: 1 JANUARI S.D. 31 DESEMBER 2026" in whole
    assert "PEGAWAI YANG DINILAI" in whole
    assert "PEJABAT PENILAI KINERJA" in whole
    assert "A. UTAMA" in whole
    assert "B. TAMBAHAN" in whole
    assert "Layanan cepat" in whole
    assert "Kuantitas Documents issued 1.200 documents" in whole
    assert "Berorientasi Pelayanan" in whole
    assert "Ekspektasi Khusus Pimpinan:" in whole
    assert "Contoh, 1 Januari 2026" in last
    assert "Pejabat Penilai Kinerja" in last
    assert "${ttd_pegawai}" in last
    assert "${ttd_penilai}" in last
    assert [f"Halaman {n} dari {len(found)}" in text for n, text in enumerate(found, 1)] == [True] * len(found)
    assert "KONSEP" not in whole


def test_the_workbook_says_the_same_and_holds_no_formula(plan: Skp, visitor: Visitor) -> None:
    Outcome.objects.filter(skp=plan, number=2).update(title="=cmd|' /C calc'!A0")

    answer = printed(visitor("clerk"), path(plan), "xlsx")

    found = cells(answer.content)
    assert [cell for cell in found if cell in HEADS] == list(HEADS)
    assert "=cmd|' /C calc'!A0" in found
    assert b"<f>" not in answer.content
    assert {"A. UTAMA", "B. TAMBAHAN", "Layanan cepat", "1.200 documents", "Contoh, 1 Januari 2026"} <= set(found)


def test_what_people_write_is_never_markup(plan: Skp, visitor: Visitor) -> None:
    words = ("x" * 290, "🙂 مرحبا بالعالم", "kata\nbaris")
    Outcome.objects.filter(skp=plan, number=1).update(title=ODD)
    Outcome.objects.filter(skp=plan, number=2).update(title=words[0], measure=words[1])
    Expectation.objects.create(government=plan.government, skp=plan, behaviour="akuntabel", text=words[2])

    found = " ".join(pages(printed(visitor("clerk"), path(plan)).content))

    assert ODD.replace(" ", "") in found.replace(" ", "")
    assert "x" * 290 in found.replace(" ", "")
    assert "kata baris" in found


def test_a_draft_says_so_on_every_page_and_is_not_dated(plan: Skp, visitor: Visitor) -> None:
    Skp.objects.filter(pk=plan.pk).update(state="draft", decided_at=None, superior=None)

    pdf = pages(printed(visitor("clerk"), path(plan)).content)
    xlsx = cells(printed(visitor("clerk"), path(plan), "xlsx").content)

    assert all("KONSEP: belum final." in text for text in pdf)
    assert "Contoh, ....." in pdf[-1]
    assert "KONSEP: belum final." in xlsx


def test_a_qualitative_plan_lists_how_success_is_known(plan: Skp, visitor: Visitor) -> None:
    Skp.objects.filter(pk=plan.pk).update(approach="qualitative")

    found = " ".join(pages(printed(visitor("clerk"), path(plan)).content))

    assert "PENDEKATAN HASIL KERJA KUALITATIF" in found
    assert "(Penugasan dari Layanan cepat)" in found
    assert "Ukuran keberhasilan/Indikator Kinerja Individu dan target:" in found
    assert "ASPEK" not in found


@pytest.mark.parametrize("change", [{"level": "jpt"}, {"is_head": True}])
def test_a_jpt_and_the_head_of_an_own_unit_have_the_leaders_layout(
    plan: Skp, office: Office, visitor: Visitor, change: dict[str, Any]
) -> None:
    type(office.positions["clerk"]).objects.filter(pk=office.positions["clerk"].pk).update(**change)
    Target.objects.filter(outcome__skp=plan).update(perspective="recipients")

    found = " ".join(pages(printed(visitor("clerk"), path(plan)).content))

    assert "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI" in found
    assert "PERSPEKTIF" in found
    assert "Penerima layanan" in found
    assert "ASPEK" not in found


def test_a_regency_signs_in_its_seat(plan: Skp, visitor: Visitor) -> None:
    type(plan.government).objects.update(seat="Tanjung Selor")

    found = pages(printed(visitor("clerk"), path(plan)).content)

    assert "Tanjung Selor, " in found[-1]


def test_the_annex_has_three_lists(plan: Skp, visitor: Visitor) -> None:
    AnnexLine.objects.create(government=plan.government, skp=plan, kind="resources", number=1, text="Satu printer")

    found = " ".join(pages(printed(visitor("clerk"), path(plan, "lampiran")).content))

    assert "LAMPIRAN SASARAN KINERJA PEGAWAI" in found
    assert "DUKUNGAN SUMBER DAYA 1. Satu printer SKEMA PERTANGGUNGJAWABAN 1. ...." in found
    assert "KONSEKUENSI" in found


def test_the_head_of_a_table_comes_again_and_signatures_never_stand_alone(plan: Skp, visitor: Visitor) -> None:
    for number in range(3, 40):
        Outcome.objects.create(
            government=plan.government, skp=plan, kind="main", number=number, title=f"Hasil {number} " + "kata " * 20
        )

    found = pages(printed(visitor("clerk"), path(plan)).content)

    assert len(found) > 3
    assert all("RENCANA HASIL KERJA PIMPINAN" in text for text in found[:-2])
    assert "Kolaboratif" in found[-1]
    assert "Pejabat Penilai Kinerja" in found[-1]


def test_the_same_wording_keeps_its_number_and_another_gets_another(plan: Skp, visitor: Visitor) -> None:
    printed(visitor("clerk"), path(plan))
    printed(visitor("superior"), path(plan), "xlsx")
    first = paper("skp")
    Target.objects.filter(outcome__skp=plan).update(low=130_000, high=130_000)
    printed(visitor("clerk"), path(plan))

    assert (len(first.number), Paper.objects.count()) == (26, 2)
    assert LedgerEntry.objects.filter(verb="issue_paper").count() == 2


def test_an_old_paper_is_not_printed_with_what_was_changed_since(plan: Skp, visitor: Visitor) -> None:
    printed(visitor("clerk"), path(plan))
    Target.objects.filter(outcome__skp=plan).update(low=130_000, high=130_000)

    answer = visitor("clerk").get(f"/contoh/wawasan/formulir/{paper('skp').number}.pdf", follow=True)

    assert answer.redirect_chain[-1][0] == f"/contoh/wawasan/formulir/skp/{plan.pk}/"
    assert "Cetak lagi" in answer.content.decode()


@pytest.mark.parametrize(("role", "status"), [("clerk", 200), ("superior", 200), ("above", 200), ("hr", 200)])
def test_who_sees_a_plan_may_print_it(plan: Skp, visitor: Visitor, role: str, status: int) -> None:
    page = visitor(role).get(f"/contoh/wawasan/formulir/skp/{plan.pk}/")

    assert (page.status_code, printed(visitor(role), path(plan)).status_code) == (status, status)


@pytest.mark.parametrize("role", ["colleague"])
def test_nobody_else_may(plan: Skp, visitor: Visitor, role: str) -> None:
    printed(visitor("clerk"), path(plan))
    client = visitor(role)

    found = [
        client.get(f"/contoh/wawasan/formulir/skp/{plan.pk}/").status_code,
        printed(client, path(plan)).status_code,
        client.get(f"/contoh/wawasan/formulir/{paper('skp').number}.pdf").status_code,
    ]

    assert found == [403, 403, 403]
    assert Paper.objects.count() == 1


@pytest.mark.parametrize("address", ["skp/999999/skp", "skp/{pk}/surat", "penilaian/999999/evaluasi"])
def test_what_is_not_there_is_not_found(plan: Skp, visitor: Visitor, address: str) -> None:
    answers = [printed(visitor("clerk"), address.format(pk=plan.pk)).status_code]
    answers.append(printed(visitor("clerk"), path(plan), "docx").status_code)
    answers.append(visitor("clerk").get(f"/contoh/wawasan/formulir/{'0' * 26}.pdf").status_code)

    assert answers == [404, 404, 404]


def test_plans_cost_the_same_for_one_and_for_many(plan: Skp, office: Office, django_assert_num_queries: Any) -> None:
    ids = [plan.pk, office.plan("colleague").pk, Skp.objects.get(person=office.people["superior"]).pk]

    with django_assert_num_queries(7):
        plan_facts(ids[:1])
    with django_assert_num_queries(7):
        found = plan_facts(ids)

    assert set(found) == set(ids)


def test_a_print_costs_few_queries(plan: Skp, visitor: Visitor, django_assert_max_num_queries: Any) -> None:
    client = visitor("clerk")
    printed(client, path(plan))

    with django_assert_max_num_queries(15):
        client.get(f"/contoh/wawasan/formulir/{paper('skp').number}.pdf")
    with django_assert_max_num_queries(15):
        client.get(f"/contoh/wawasan/formulir/skp/{plan.pk}/")

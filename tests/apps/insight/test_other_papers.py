"""The grid of roles and outcomes, and forms that are filled in by hand."""

from __future__ import annotations

import pytest

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.insight.papers import cells, pages, paper, plan_of, printed
from tests.conftest import NOON
from tolok.feedback.actions import Seen, give_competence, withdraw_competence
from tolok.insight.models import Paper
from tolok.people.access import enter
from tolok.skp.models import Outcome, Skp


@pytest.fixture
def led(office: Office) -> Skp:
    """The superior's plan with seven outcomes; the clerk supports the first."""
    plan = office.plan("superior", superior="above")
    for number in range(3, 8):
        Outcome.objects.create(
            government=office.government, skp=plan, kind="main", number=number, title=f"Hasil pimpinan {number}"
        )
    own = Outcome.objects.filter(skp=plan_of(office.people["clerk"].pk), number=1)
    own.update(supports=Outcome.objects.get(skp=plan, number=1))
    return plan


def test_a_grid_has_a_column_an_outcome_and_a_row_a_person(led: Skp, visitor: Visitor) -> None:
    answer = printed(visitor("superior"), f"skp/{led.pk}/matriks")

    found = " ".join(pages(answer.content))
    assert "MATRIKS PERAN HASIL" in found
    assert "1. Residents have their documents" in found
    assert "7. Hasil pimpinan 7" in found
    assert "Clerk" in found
    assert "Colleague" in found
    assert "2 pegawai, 7 hasil kerja pimpinan, 6 belum didukung" in found


def test_a_grid_whose_columns_are_all_supported_says_so(led: Skp, visitor: Visitor) -> None:
    Outcome.objects.filter(skp=led).exclude(number=1).delete()

    found = cells(printed(visitor("superior"), f"skp/{led.pk}/matriks", "xlsx").content)

    assert "JUMLAH: 2 pegawai, 1 hasil kerja pimpinan, semuanya didukung" in found


def test_the_planning_agency_prints_the_grid_and_nothing_else(led: Skp, visitor: Visitor) -> None:
    client = visitor("planner")

    page = client.get(f"/contoh/wawasan/formulir/skp/{led.pk}/").content.decode()

    assert "Matriks Peran Hasil" in page
    assert "Lampiran" not in page
    assert printed(client, f"skp/{led.pk}/matriks").status_code == 200
    assert printed(client, f"skp/{led.pk}/skp").status_code == 403


def test_who_leads_nobody_has_no_grid(office: Office, visitor: Visitor) -> None:
    plan = plan_of(office.people["clerk"].pk)

    page = visitor("clerk").get(f"/contoh/wawasan/formulir/skp/{plan.pk}/").content.decode()

    assert "Matriks Peran Hasil" not in page
    assert printed(visitor("clerk"), f"skp/{plan.pk}/matriks").status_code == 404


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("bimbingan", "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA FORMAT B.1.8"),
        ("kompetensi", "EVALUASI KOMPETENSI PEGAWAI SEBAGAI TINDAK LANJUT BIMBINGAN FORMAT B.1.9"),
    ],
)
def test_a_form_to_fill_in_has_its_head_and_room(office: Office, visitor: Visitor, kind: str, title: str) -> None:
    plan = plan_of(office.people["clerk"].pk)

    found = " ".join(pages(printed(visitor("clerk"), f"skp/{plan.pk}/{kind}").content))
    checked = visitor("clerk").get(f"/contoh/periksa/{paper(kind).number}/").content.decode()

    assert title in found
    assert "NAMA Clerk" in found
    assert "KONSEP" not in found
    assert "isinya ditulis tangan" in checked


def test_written_competences_are_printed_and_verified(office: Office, visitor: Visitor) -> None:
    plan = plan_of(office.people["clerk"].pk)
    place = f"skp/{plan.pk}/kompetensi"
    printed(visitor("clerk"), place)
    blank = paper("kompetensi").number
    line = give_competence(
        by=office.people["superior"], at=NOON, person=office.people["clerk"],
        seen=Seen("Kerja sama", 4, "Bertanya pada saat yang tepat.", "Mendampingi rekan baru."),
    )  # fmt: skip  # one thought a line

    found = " ".join(pages(printed(visitor("hr"), place).content))
    number = Paper.objects.exclude(number=blank).get().number
    checked = {each: visitor("clerk").get(f"/contoh/periksa/{each}/").content.decode() for each in (blank, number)}

    assert "1 Kerja sama 4 Bertanya pada saat yang tepat. Mendampingi rekan baru." in found
    assert "isinya ditulis tangan" not in checked[number]
    assert "Asli" in checked[number]
    assert "isinya ditulis tangan" in checked[blank]
    enter(office.government.pk)
    withdraw_competence(by=office.people["superior"], at=NOON, competence=line)
    assert "berubah" in visitor("clerk").get(f"/contoh/periksa/{number}/").content.decode()


def test_the_same_grid_on_another_day_keeps_its_number(led: Skp, visitor: Visitor) -> None:
    printed(visitor("superior"), f"skp/{led.pk}/matriks")
    printed(visitor("above"), f"skp/{led.pk}/matriks")

    assert Paper.objects.count() == 1

"""Everything else, by what one may do."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from tests.apps.appraisal.conftest import Office, office
from tests.apps.appraisal.units import called, rated_unit
from tests.apps.desk.test_cockpit import visitor
from tests.conftest import NOON, TODAY
from tolok.delivery.actions import tell
from tolok.desk.queries.more import groups

__all__ = ["office"]

OWN = [
    "/contoh/rencana/",
    "/contoh/laporan/",
    "/contoh/bukti/terukur/",
    "/contoh/bkn/",
    "/contoh/catatan-laporan/",
    "/contoh/bukti/presensi/",
    "/contoh/kabar/",
    "/contoh/tindak-lanjut/",
    "/contoh/umpan-balik/suara/",
    "/contoh/orang/penilai/saya/",
    "/contoh/orang/akses/",
]
LEADING = [
    "/contoh/rencana/usulan/",
    "/contoh/bukti/presensi/perbaikan/",
    "/contoh/penilaian/",
    "/contoh/penilaian/keberatan/",
    "/contoh/wawasan/cermin/",
    "/contoh/rencana/matriks/",
    "/contoh/bukti/terukur/layanan/",
    "/contoh/tim/laporan-informatif/",
    "/contoh/tindak-lanjut/daftar/",
]
HR = [
    "/contoh/pemantauan/",
    "/contoh/orang/",
    "/contoh/orang/unit/",
    "/contoh/orang/penilai/",
    "/contoh/orang/sistem/",
    "/contoh/orang/impor/",
    "/contoh/kalender/",
    "/contoh/kalender/jam/",
    "/contoh/bukti/terukur/impor/",
    "/contoh/bukti/presensi/mesin/",
    "/contoh/warga/meja/petugas/",
    "/contoh/warga/meja/pantau/",
    "/contoh/warga/meja/unit/",
    "/contoh/warga/meja/moderasi/",
    "/contoh/penilaian/periode/",
    "/contoh/kabar/surel/",
    "/contoh/wawasan/keadilan/",
    "/contoh/umpan-balik/suara/putaran/",
    "/contoh/penilaian/keberatan/",
    "/contoh/penilaian/capaian/",
    "/contoh/penilaian/kalibrasi/",
    "/contoh/wawasan/simulasi/",
    "/contoh/tindak-lanjut/daftar/",
]
GOALS = [
    "/contoh/rencana/sasaran/",
    "/contoh/rencana/pustaka/",
    "/contoh/rencana/layanan/",
    "/contoh/rencana/perjanjian/2026/",
    "/contoh/proyek/",
]
GAPS = ["/contoh/rencana/celah/"]
ASKED = ["/contoh/warga/meja/tugas/"]
SYSTEM = ["/contoh/wawasan/beban/"]
SURVEYS = ["/contoh/warga/meja/survei/"]
FORMS = ["/contoh/wawasan/formulir/unit/"]


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("clerk", [OWN, GOALS]),
        ("superior", [OWN, LEADING, GOALS]),
        ("hr", [OWN, HR, SURVEYS, FORMS, GOALS + GAPS + ASKED, SYSTEM]),
        ("planner", [OWN, GOALS + GAPS + ASKED]),
    ],
)
def test_everybody_is_offered_what_they_may_do(office: Office, role: str, offered: list[list[str]]) -> None:
    found = groups(office.people[role], on=TODAY, slug="contoh")

    assert [[link.url for link in group.links] for group in found] == offered


@pytest.mark.parametrize("role", ["clerk", "superior", "hr", "planner"])
def test_every_page_that_is_offered_opens(office: Office, role: str) -> None:
    offered = [link.url for group in groups(office.people[role], on=TODAY, slug="contoh") for link in group.links]
    browser = visitor(office.people[role])

    answers = {url: browser.get(url).status_code for url in offered}

    assert answers == dict.fromkeys(offered, 200)


JUDGING = ["/contoh/penilaian/capaian/", "/contoh/penilaian/kalibrasi/"]


def test_who_leads_a_unit_and_who_is_called_is_offered_what_waits(office: Office) -> None:
    rated_unit(office)
    called(office)

    found = {role: groups(office.people[role], on=TODAY, slug="contoh")[1].links for role in ("superior", "second")}

    assert [(link.url, link.waiting) for link in found["superior"][-2:]] == [(JUDGING[0], 0), (JUDGING[1], 1)]
    assert [link.url for link in found["second"] if link.url in JUDGING] == JUDGING[1:]


def test_what_waits_for_oneself_is_counted(office: Office) -> None:
    clerk = office.people["clerk"]
    tell(at=NOON, person=clerk, kind="news", key="a", text="A word.")

    found = groups(clerk, on=TODAY, slug="contoh")

    assert [link.waiting for link in found[0].links] == [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]


@pytest.mark.parametrize("more", [0, 2])
def test_the_page_costs_the_same_with_1_subordinate_or_3(
    office: Office, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        office.hire(f"new{number}", above="superior")
    superior = visitor(office.people["superior"])

    with django_assert_num_queries(15):
        superior.get(reverse("desk:more", args=["contoh"]))

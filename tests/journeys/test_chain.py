"""Tanjung Selor: from “documents too slow” to a target, events, and satisfaction."""

from __future__ import annotations

import json
import re
import shutil
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import DESK, SLOW, Visit, _visits, own_name, serving
from tests.journeys.test_forum import OFFICER, PLANNER
from tolok.web.places import home

CLERK = "Warga bilang dokumen lama diurus"
HR = "Menutup triwulan dan melihat unit"
TOPIC = "Dokumen terlalu lama, tiga kali datang"
INDICATOR = "KTP-el selesai dalam tiga hari kerja"
SERVICE, SYSTEM = "Penerbitan KTP-el", "SIAK Bulungan"
AFTER = "2027-01-04"


@pytest.fixture
def later(example_database: str, tmp_path: Path, browser: Browser) -> Iterator[Visit]:
    """The same year, looked at from the first working day of the next."""
    shutil.copytree(home() / "seals", tmp_path / "seals")
    with serving(example_database, tmp_path, TOLOK_EXAMPLE="1", TOLOK_EXAMPLE_DAY=AFTER) as address:
        yield from _visits(browser, address, DESK)


def test_the_public_says_documents_are_slow_and_it_becomes_an_indicator(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    visit.go("/bulungan/warga/forum/")
    page.get_by_role("link", name="Buka topik").click()
    page.get_by_label("Tentang apa, dalam satu baris").fill(TOPIC)
    page.get_by_label("Apa yang Anda lihat").fill("KTP-el saya tiga minggu belum jadi.")
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Buka topik ini").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()

    visit.enter("bulungan", HR)
    visit.go("/bulungan/warga/meja/forum/")
    page.get_by_role("link", name=TOPIC).click()
    page.get_by_role("link", name="Rangkum dan tutup").click()
    page.get_by_label("Apa yang disampaikan warga").fill("KTP-el terlalu lama. Kami ukur setiap KTP-el.")
    page.get_by_role("button", name="Terbitkan rangkuman").click()
    plan_improvement(page)
    propose(page)

    visit.enter("bulungan", PLANNER)
    visit.go("/bulungan/warga/meja/tugas/")
    page.get_by_role("link", name=INDICATOR).click()
    page.get_by_label("Kode di pustaka").fill("warga-ktp")
    page.get_by_role("button", name="Masukkan ke pustaka").click()
    expect(page.get_by_role("link", name="warga-ktp")).to_be_visible()
    visit.go("/bulungan/warga/forum/?tampil=selesai")
    page.get_by_role("link", name=TOPIC).click()
    expect(page.locator("main")).to_contain_text("Mulai sekarang diukur")
    visit.look_twice("chain-topic")


def plan_improvement(page: Page) -> None:
    """Say what is done about the topic."""
    page.get_by_role("link", name="Rencanakan perbaikan").click()
    fill(page, {"Apa yang dilakukan": "Dua petugas mencetak setiap pagi.", **owned(page)})
    page.get_by_role("button", name="Terbitkan").click()
    expect(page.locator("main")).to_contain_text("Dua petugas mencetak setiap pagi.")


def propose(page: Page) -> None:
    """Say what is to be measured; a share is no sum."""
    page.get_by_role("link", name="Usulkan indikator").click()
    wanted = {"Apa yang diukur": INDICATOR, "Satuan": "persen", "Target": "90"}
    fill(page, {**wanted, "Cara menghitungnya": "KTP-el tepat waktu dibagi semua KTP-el", **owned(page)})
    page.get_by_label("Selama setahun").select_option("mean")
    page.get_by_role("button", name="Usulkan").click()
    expect(page.locator("main")).to_contain_text("Menunggu perencana")


def owned(page: Page) -> dict[str, str]:
    return {"Yang mengurus": own_name(page), "Sampai kapan": "2026-12-31"}


def fill(page: Page, told: dict[str, str]) -> None:
    for label, text in told.items():
        page.get_by_label(label).first.fill(text)


def test_the_clerk_s_plan_takes_it_as_a_target_read_from_the_service(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    number = plan_of_clerk(visit)
    visit.enter("bulungan", OFFICER)
    visit.go(f"/bulungan/rencana/usulan/{number}/")
    page.get_by_label("Apa yang perlu diubah?").fill("Masukkan indikator yang diminta warga.")
    page.get_by_role("button", name="Kembalikan dengan catatan ini").click()

    visit.enter("bulungan", CLERK)
    visit.go(f"/bulungan/rencana/skp/{number}/")
    page.get_by_role("link", name="Target dari pustaka").first.click()
    page.get_by_role("searchbox", name="Cari").fill(INDICATOR)
    page.get_by_role("button", name="Cari").click()
    page.get_by_role("link", name="Ambil yang ini").first.click()
    page.get_by_label("Target setahun").fill("90")
    page.get_by_label("Aspek").select_option("time")
    page.get_by_label("Diukur dari layanan").select_option(label=SERVICE)
    page.get_by_role("button", name="Simpan target").click()
    expect(page.get_by_role("alert")).to_contain_text("Ubah satuannya")
    visit.look_twice("chain-target-refused")
    page.get_by_label("Apa yang dibaca").select_option("share_in_time")
    page.get_by_role("button", name="Simpan target").click()
    expect(page.get_by_role("row", name=INDICATOR)).to_contain_text(SERVICE)
    visit.look_twice("chain-target")
    page.get_by_role("button", name="Ajukan ke atasan saya").click()

    visit.enter("bulungan", OFFICER)
    visit.go(f"/bulungan/rencana/usulan/{number}/")
    page.get_by_role("button", name="Setujui rencana ini").click()
    expect(page.get_by_role("status").first).to_contain_text("Disetujui.")


def plan_of_clerk(visit: Visit) -> int:
    """The number of the clerk's plan of 2026."""
    visit.enter("bulungan", CLERK)
    visit.go("/bulungan/rencana/")
    found = re.search(r"/rencana/skp/(\d+)/", visit.page.content())
    assert found
    return int(found[1])


def test_the_register_counts_and_the_clerk_sees_what_is_reached(desk_visit: Visit) -> None:
    visit, page = desk_visit, desk_visit.page
    number = plan_of_clerk(visit)
    visit.go(f"/bulungan/rencana/skp/{number}/cetak/")
    nip = re.findall(r"NIP (\d{18})", page.content())[0]
    visit.enter("bulungan", HR)
    visit.go("/bulungan/orang/sistem/baru/")
    page.get_by_label("Nama").fill(SYSTEM)
    page.get_by_label(re.compile("layanan", re.IGNORECASE)).first.check()
    page.get_by_role("button", name="Buat token").click()
    secret = page.locator("#secret").input_value()

    answers = [sent(visit.server, secret, finished(nip, each)) for each in range(1, 11)]

    assert [each["stored"] for each in answers] == [1] * 10
    visit.enter("bulungan", CLERK)
    visit.go("/bulungan/kinerja-saya/")
    trend = page.locator("figure.chart", has_text=INDICATOR)
    expect(trend).to_contain_text("90 persen")
    visit.look_twice("chain-year")
    page.emulate_media(color_scheme="dark")
    visit.look_twice("chain-year-dark")
    visit.go("/bulungan/hari-ini/")
    expect(page.get_by_label(f"Jumlah: {INDICATOR}")).to_have_count(0)


def finished(nip: str, number: int) -> dict[str, str]:
    """A document of early December; the tenth took a week and a half."""
    day = 11 if number == 10 else 2
    return {
        "external_id": f"KTP-{number}", "nip": nip, "service": "ktp-el",
        "received_at": "2026-12-01T09:00:00+08:00", "finished_at": f"2026-12-{day:02}T11:00:00+08:00",
    }  # fmt: skip  # one thought a line


def sent(server: str, secret: str, event: dict[str, str]) -> dict[str, Any]:
    """What the API answers to one event."""
    asked = urllib.request.Request(f"{server}/api/v1/service-events", json.dumps({"events": [event]}).encode())
    for name, value in {
        "Authorization": f"Bearer {secret}", "Content-Type": "application/json", "Idempotency-Key": str(uuid4())
    }.items():  # fmt: skip  # one thought a line
        asked.add_header(name, value)
    with urllib.request.urlopen(asked) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def test_when_the_quarter_is_over_better_satisfaction_is_published(later: Visit) -> None:
    page = later.page
    later.enter("bulungan", HR)
    later.go("/bulungan/warga/meja/survei/")
    page.get_by_role("button", name="Terbitkan").first.click()
    expect(page.locator("main")).not_to_contain_text("belum diumumkan")

    later.go("/bulungan/warga/survei/hasil/")
    expect(page.locator("main")).to_contain_text(SERVICE)
    later.look_twice("chain-satisfaction")
    points = satisfaction(later.server)

    assert points["2026-01-01"] < points["2026-10-01"]


def satisfaction(server: str) -> dict[str, int]:
    """The published index of the service, by the first day of its quarter."""
    with urllib.request.urlopen(f"{server}/bulungan/warga/data/ikm.json") as answer:
        rows = json.load(answer)["rows"]
    return {row["from"]: row["ikm"] for row in rows if (row["level"], row["name"]) == ("service", SERVICE)}


def test_how_cases_are_answered_is_read_by_everybody(visit: Visit) -> None:
    visit.go("/bulungan/warga/aduan/")
    expect(visit.page.get_by_role("heading", level=1)).to_have_text("Bagaimana aduan dijawab")
    expect(visit.page.locator("main")).to_contain_text("Tahun 2026")
    visit.look("cases-answered")
    visit.page.emulate_media(color_scheme="dark")
    visit.look("cases-answered-dark")


def test_the_complaint_officer_s_year_reads_the_cases(visit: Visit) -> None:
    visit.enter("mataram", "Batas waktunya lima hari")
    visit.go("/mataram/kinerja-saya/")
    expect(visit.page.locator("figure.chart", has_text="Lama rata-rata penyelesaian pengaduan")).to_contain_text("hari")
    visit.look("cases-year")

"""Bukittinggi closes its quarter: good work is rewarded, weak work is coached."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visit

HR, HEAD = "Tiga triwulan selesai dinilai", "Memberi umpan balik pendek"
GOOD = "Tiga ribu warga terlayani, dan tidak ada berkas yang kembali."
KIND = "Menyapa lebih dulu, juga pada hari pasar."
LEFT = "Target tertinggal; sisanya sudah dijadwalkan bersama."
QUARTER, SCHEME = "Triwulan III 2026 · Penilaian indikator triwulan", "Kuantitas, kualitas, disiplin, dan pelayanan"
INDICATORS = (
    "Kuantitas pekerjaan",
    "Kualitas pekerjaan",
    "Disiplin: kehadiran",
    "Disiplin: ketepatan waktu",
    "Kemampuan berinteraksi dengan masyarakat",
)
FIGURE = re.compile(r"^\d{1,3}(,\d+)?$")
SEEN = "Dua kali loketnya kosong tanpa kabar; antrean kami tangani bersama."


@dataclass(frozen=True)
class Named:
    """A person of the head's team."""

    id: int
    name: str


def in_team(visit: Visit, proposal: str) -> Named:
    """The first person who waits for the head's rating with this proposal."""
    visit.go("/bukittinggi/penilaian/")
    row = visit.page.locator("main li").filter(has_text=f"hasil kerja: {proposal}").first
    name = row.locator("b a").inner_text()
    visit.go("/bukittinggi/tim/")
    address = visit.page.get_by_role("link", name=name).first.get_attribute("href") or ""
    return Named(int(re.findall(r"/tim/(\d+)/", address)[0]), name)


def open_sheet(visit: Visit, person: Named) -> None:
    """The head opens the rating form of a person."""
    visit.go("/bukittinggi/penilaian/")
    visit.page.get_by_role("link", name=f"Nilai {person.name}").click()


def choose(page: Page, behaviours: str, work: str, behaviour: str) -> None:
    """All seven behaviours alike, then the two ratings."""
    fields = page.locator("form#rating fieldset")
    for number in range(fields.count()):
        legend = fields.nth(number).locator("legend").inner_text()
        level = {"Hasil kerja secara keseluruhan": work, "Perilaku kerja secara keseluruhan": behaviour}.get(legend)
        fields.nth(number).locator(f"input[value={level or behaviours}]").check()
    page.get_by_role("button", name="Simpan dan lihat predikat").click()


def sign(visit: Visit, name: str) -> None:
    """Look once more, then sign."""
    visit.look(f"rate-confirm-{name}")
    visit.page.get_by_role("button", name="Tanda tangani").click()
    expect(visit.page).to_have_url(re.compile(r"/penilaian/\d+/(#id_remark)?$"))
    visit.look(f"receipt-{name}")


def gather(visit: Visit) -> None:
    """The HR agency gathers the last quarter from the cockpit."""
    page = visit.page
    visit.enter("bukittinggi", HR)
    visit.go("/bukittinggi/pemantauan/")
    visit.look("cockpit-open")
    page.get_by_role("link", name="Kumpulkan periode ini").click()
    visit.look("cockpit-gather")
    page.get_by_role("button", name="Kumpulkan periode ini").click()
    expect(page.locator("main")).to_contain_text("70 penilaian baru", timeout=60_000)
    visit.look("cockpit-gathered")
    page.get_by_role("link", name="Lihat per unit").click()
    visit.paper("panduan-pemantauan")


def rate_both(visit: Visit) -> tuple[Named, Named]:
    """The head rates and signs one strong and one weak person; the weak one's rating needs a reason."""
    page = visit.page
    visit.enter("bukittinggi", HEAD)
    strong, weak = in_team(visit, "Di atas ekspektasi"), in_team(visit, "Di bawah ekspektasi")
    open_sheet(visit, strong)
    visit.look("rate")
    choose(page, "above", "above", "above")
    expect(page.get_by_role("alert")).to_contain_text("menonjol")
    page.get_by_label("Mengapa hasilnya begitu").fill(GOOD)
    page.get_by_label("Mengapa perilakunya begitu").fill(KIND)
    page.get_by_role("button", name="Simpan dan lihat predikat").click()
    expect(page.locator("main")).to_contain_text("Sangat Baik")
    sign(visit, "strong")

    open_sheet(visit, weak)
    choose(page, "meets", "below", "below")
    expect(page.get_by_role("alert")).to_contain_text("Aturan mengusulkan “Sesuai ekspektasi”.")
    visit.look("rate-reason-missing")
    page.get_by_label("Mengapa perilakunya begitu").fill(SEEN)
    page.get_by_label("Mengapa hasilnya begitu").fill(LEFT)
    page.get_by_role("button", name="Simpan dan lihat predikat").click()
    expect(page.locator("main")).to_contain_text(SEEN)
    sign(visit, "weak")
    return strong, weak


def see_indicators(visit: Visit, strong: Named) -> None:
    """The strong person opens the four indicators of a quarter, each with its figure; discipline is two."""
    page = visit.page
    visit.become("bukittinggi", strong.id)
    visit.go("/bukittinggi/kinerja-saya/")
    page.get_by_role("link", name=QUARTER).click()
    card = page.locator("main .card").filter(has_text=SCHEME)
    expect(card.locator("b.figure").first).to_have_text(FIGURE)
    card.get_by_text("Bagian-bagiannya").click()
    for indicator in INDICATORS:
        row = card.get_by_role("listitem").filter(has_text=indicator)
        expect(row).to_be_visible()
        expect(row.locator(".step-result")).to_have_text(FIGURE)
    card.scroll_into_view_if_needed()
    visit.paper("panduan-indikator")
    visit.look_twice("indicators")


def see_coaching(visit: Visit, weak: Named) -> str:
    """The coached person finds the coaching and may not close it; its address."""
    page = visit.page
    visit.become("bukittinggi", weak.id)
    visit.come_back_until("/bukittinggi/tindak-lanjut/", "Triwulan IV 2026")
    coaching = page.get_by_role("listitem").filter(has_text="Triwulan IV 2026").filter(has_text="Pembinaan")
    coaching.get_by_role("link").click()
    visit.look("followup-coached")
    expect(page.get_by_role("button", name="Simpan dan selesaikan")).to_have_count(0)
    return page.url


def close_coaching(visit: Visit, address: str) -> None:
    """The head closes the coaching with what came of it; saying nothing is not enough."""
    page = visit.page
    visit.enter("bukittinggi", HEAD)
    page.goto(address)
    page.get_by_label("Apa hasilnya?").fill("   ")
    page.get_by_role("button", name="Simpan dan selesaikan").click()
    expect(page.locator(".error").first).to_be_visible()
    visit.look("followup-nothing-written")
    visit.paper("panduan-pembinaan")
    page.get_by_label("Apa hasilnya?").fill("Bertemu dua kali; jadwal loket diatur ulang dan antrean lancar.")
    page.get_by_role("button", name="Simpan dan selesaikan").click()
    expect(page.get_by_role("status").first).to_contain_text("Selesai.")
    visit.look("followup-closed")


def test_the_quarter_is_gathered_rated_rewarded_and_coached(desk_visit: Visit) -> None:
    page = desk_visit.page

    gather(desk_visit)
    strong, weak = rate_both(desk_visit)

    desk_visit.become("bukittinggi", strong.id)
    desk_visit.come_back_until("/bukittinggi/tindak-lanjut/", "Triwulan IV 2026")
    expect(page.get_by_role("listitem").filter(has_text="Triwulan IV 2026")).to_contain_text("Penghargaan")
    desk_visit.look("followup-award")
    see_indicators(desk_visit, strong)

    address = see_coaching(desk_visit, weak)
    close_coaching(desk_visit, address)

    desk_visit.become("bukittinggi", weak.id)
    page.goto(address)
    expect(page.locator("main")).to_contain_text("jadwal loket diatur ulang dan antrean lancar.")
    desk_visit.go("/bukittinggi/kinerja-saya/")
    page.get_by_role("link", name="Triwulan IV 2026").first.click()
    expect(page.locator("main")).to_contain_text(SEEN)


def test_somebody_whose_predikat_opened_nothing_is_told_so(visit: Visit) -> None:
    visit.enter("bukittinggi", "Mengajar, menyusun modul")
    visit.go("/bukittinggi/tindak-lanjut/")

    expect(visit.page.locator("main h1")).to_be_visible()
    visit.look("followup-mine")

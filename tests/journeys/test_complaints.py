"""A citizen reports on a phone; the desk answers; the citizen settles."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import SLOW, Visit
from tests.journeys.test_calibration import holder

COORDINATOR = "Kepala Bidang Inovasi dan Pengaduan"
OFFICER = "Petugas Penyelesaian Pengaduan"


def send(visit: Visit) -> str:
    """Report in three steps, secretly; the code that is shown."""
    page = visit.page
    page.context.clear_cookies()
    visit.go("/mataram/warga/")
    page.get_by_role("link", name="Lapor", exact=True).click()
    visit.look("complaint-1-what")
    page.get_by_label("Apa yang terjadi?").fill("Loket kartu keluarga tutup sebelum jam dua belas tanpa pemberitahuan.")
    page.get_by_label("Layanan atau kantor mana?").select_option(label="Penerbitan Kartu Keluarga")
    page.get_by_role("button", name="Berikutnya").first.click()
    page.locator("label.tile", has_text="Sistem atau peralatannya").click()
    visit.look("complaint-2-where")
    page.get_by_role("button", name="Berikutnya").first.click()
    page.locator("label.tile", has_text="Rahasia").click()
    visit.look("complaint-3-who")
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Kirim").click()
    expect(page.locator(".errors")).to_contain_text("Tulis nama Anda")
    visit.look("complaint-3-refused")
    page.locator("#id_name").fill("Warga Uji Coba")
    page.get_by_role("button", name="Kirim").click()
    expect(page.get_by_role("heading", name="Sudah sampai")).to_be_visible()
    code = str(page.locator("#code").text_content()).strip()
    visit.look("complaint-sent")
    return code


def check(visit: Visit, address: str) -> str:
    """Check it at the desk and pass it on; the address of its page."""
    desk = visit.page
    visit.become("mataram", holder(address, "mataram", COORDINATOR))
    visit.go("/mataram/warga/meja/")
    expect(desk.locator("main")).to_contain_text("Loket kartu keluarga tutup")
    visit.look_twice("complaint-inbox")
    desk.get_by_role("link", name="Loket kartu keluarga tutup").click()
    expect(desk.locator("main")).not_to_contain_text("Warga Uji Coba")
    visit.look_twice("complaint-case")
    desk.get_by_role("link", name="Periksa", exact=True).click()
    visit.look_twice("complaint-verify")
    desk.get_by_role("button", name="Periksa").click()
    desk.get_by_role("link", name="Teruskan").click()
    desk.get_by_role("button", name="Teruskan").click()
    expect(desk.locator("main")).to_contain_text("diteruskan")
    place = desk.url
    visit.go("/mataram/warga/meja/unit/")
    visit.look_twice("complaint-board")
    return place


def take_on(visit: Visit, address: str, place: str) -> None:
    """The officer of the unit opens the case and takes it on."""
    visit.become("mataram", holder(address, "mataram", OFFICER))
    visit.page.goto(place)
    visit.page.get_by_role("link", name="Kerjakan").click()
    visit.page.get_by_role("button", name="Kerjakan").click()


def answer(visit: Visit, address: str, place: str) -> None:
    """Take it on in the unit and answer, without ever reading the name."""
    desk = visit.page
    take_on(visit, address, place)
    desk.get_by_role("link", name="Jawab").click()
    desk.locator("#id_answer").fill("Jam loket kini dipasang di pintu dan di situs.")
    desk.locator("#id_changed").fill("Jam loket dipasang di pintu dan di situs.")
    visit.look_twice("complaint-answer")
    desk.get_by_role("button", name="Jawab").click()
    expect(desk.locator("main")).to_contain_text("dijawab")
    expect(desk.locator("main")).not_to_contain_text("Warga Uji Coba")


def test_a_citizen_reports_follows_and_confirms(phone_visit: Visit, desk_visit: Visit, example_database: str) -> None:
    page = phone_visit.page

    code = send(phone_visit)
    answer(desk_visit, example_database, check(desk_visit, example_database))

    phone_visit.go("/mataram/warga/lapor/lacak/")
    page.locator("#id_code").fill(code.lower())
    phone_visit.look("complaint-track")
    page.get_by_role("button", name="Lihat laporan Anda").click()
    expect(page.locator("main")).to_contain_text("Jam loket kini dipasang")
    assert code not in page.url
    phone_visit.look("complaint-tracked")
    page.get_by_role("button", name="Ya, sudah selesai").click()
    expect(page.locator("main")).to_contain_text("Anda memastikan sudah selesai")
    phone_visit.look("complaint-confirmed")
    page.locator("nav.public-places summary").click()
    page.get_by_role("link", name="Anda bilang, kami lakukan").click()
    expect(page.locator("main")).to_contain_text("Surat pengantar RT tidak diminta lagi")
    phone_visit.look("complaint-improved")

"""Pages of the public that say no, and words wider than the page (P7)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys.conftest import SLOW
from tests.journeys.eyes import Eyes
from tests.journeys.test_public_states import example_server, eyes, opened

__all__ = ["example_server", "eyes", "opened"]

# As typed by a cat, or pasted: nothing in it where a line could break.
ENDLESS = "Panjangsekali" * 16
# The most that the fields for names and titles take.
NAME, TITLE = ENDLESS[:60], ENDLESS[:120]


def send(page: Page, button: str) -> None:
    """Send a form as slowly as a person."""
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".receipt-code, .tracking-code")).to_be_visible()


def test_pages_that_say_no(eyes: Eyes, example_server: str) -> None:
    page = eyes.page
    eyes.visit.go("/mataram/warga/forum/baru/")
    page.get_by_label("Apa yang Anda lihat").fill(ENDLESS)
    page.context.clear_cookies()
    with page.expect_response(lambda answer: answer.request.method == "POST") as refused:
        page.get_by_role("button", name="Buka topik ini").click()
    assert refused.value.status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("Formulir ini terlalu lama terbuka")
    eyes.look("form-too-old")
    eyes.visit.enter("mataram", "Setiap dokumen dihitung SIAK")
    eyes.go("/mataram/warga/meja/", "desk-closed", 403)


def test_a_report_without_an_end_breaks_no_page(eyes: Eyes) -> None:
    page = eyes.page
    assert len(ENDLESS) > 200
    eyes.visit.go("/mataram/warga/lapor/")
    page.get_by_label("Apa yang terjadi?").fill(ENDLESS)
    page.get_by_role("button", name="Berikutnya").first.click()
    page.locator("label.tile", has_text="Sistem atau peralatannya").click()
    page.get_by_role("button", name="Berikutnya").first.click()
    page.locator("label.tile", has_text="Terbuka").click()
    page.locator("#id_name").fill(TITLE)
    send(page, "Kirim")
    page.get_by_role("button", name="Lihat laporan Anda").click()
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    eyes.look("track-endless")
    page.locator("#text-message").fill(ENDLESS)
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Tambahkan").click()
    expect(page.locator(".timeline")).to_contain_text(ENDLESS)
    eyes.look("tracked-endless")
    eyes.visit.become("mataram", eyes.coordinators["mataram"][0])
    eyes.go("/mataram/warga/meja/", "inbox-endless")
    page.get_by_role("link", name=ENDLESS[:30]).first.click()
    eyes.look("case-endless")


def test_a_topic_without_an_end_breaks_no_page(eyes: Eyes) -> None:
    page = eyes.page
    eyes.visit.go("/mataram/warga/forum/baru/")
    page.get_by_label("Tentang apa, dalam satu baris").fill(TITLE)
    page.get_by_label("Apa yang Anda lihat").fill(ENDLESS)
    page.get_by_label("Nama yang ditampilkan").fill(NAME)
    send(page, "Buka topik ini")
    eyes.go("/mataram/warga/forum/", "forum-endless")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Sampaikan pendapat").click()
    page.get_by_label("Pendapat Anda").fill(ENDLESS)
    page.get_by_label("Nama yang ditampilkan").fill(NAME)
    eyes.look("post-endless")
    send(page, "Kirim")
    page.get_by_role("link", name="Kembali ke topik").click()
    expect(page.locator("main")).to_contain_text(ENDLESS)
    eyes.look("topic-endless")
    eyes.visit.become("mataram", eyes.coordinators["mataram"][0])
    eyes.go("/mataram/warga/meja/forum/", "desk-forum-endless")
    page.get_by_role("link", name=TITLE).first.click()
    eyes.look("desk-topic-endless")

"""Every page of the public and its desk in every state, for all eyes (P7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import SLOW, Visit
from tests.journeys.eyes import STATES, Eyes, Opened, code_for, prepared
from tests.journeys.test_survey import answer_all, first_question

DESK_PAGES = {
    "": "inbox", "unit/": "board", "moderasi/": "moderation", "moderasi/?tampil=spam": "spam", "forum/": "desk-forum",
    "tugas/": "tasks", "survei/": "desk-surveys", "survei/komentar/": "comments",
}  # fmt: skip  # one line a glance


@pytest.fixture(scope="module")
def opened(
    server: str, example: str, clone: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A server with the limits of the policy pack, and who coordinates."""
    with prepared(server, example, clone, tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture(scope="module")
def example_server(opened: Opened) -> str:
    """Its address."""
    return opened[0]


@pytest.fixture(scope="module")
def strict(
    server: str, example: str, clone: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """A server that takes one thing a minute through each form, so that the second is too fast."""
    limits = " ".join(f"{form}=1/1/1" for form in ("topic", "post", "appeal", "case", "track", "survey"))
    with prepared(server, example, clone, tmp_path_factory.mktemp("strict"), TOLOK_FORM_LIMITS=limits) as running:
        yield running


@pytest.fixture
def eyes(desk_visit: Visit, opened: Opened) -> Iterator[Eyes]:
    """A visitor's eyes; in the end nothing was wrong."""
    looking = Eyes(desk_visit, opened[1])
    yield looking
    assert "\n".join(looking.faults) == ""


def test_pages_that_only_tell(eyes: Eyes) -> None:
    for path, name, status in (
        ("/mataram/warga/", "services", 200), ("/mataram/warga/data/", "data", 200),
        ("/mataram/warga/dilakukan/", "improved", 200), ("/bukittinggi/warga/dilakukan/", "improved-none", 200),
        ("/bulungan/warga/survei/hasil/", "results", 200), ("/bukittinggi/warga/survei/", "surveys-none", 200),
        ("/bukittinggi/warga/forum/", "forum-none", 200), ("/bulungan/warga/forum/?cari=xyzzy", "forum-nothing", 200),
        ("/bulungan/warga/forum/?tampil=selesai", "forum-closed-ones", 200),
        ("/bulungan/warga/survei/undangan/tiada/", "invitation-unknown", 404),
        ("/bulungan/warga/survei/tiada/", "survey-unknown", 404), ("/bulungan/periksa/", "paper", 200),
        ("/bulungan/periksa/TIADA/", "paper-unknown", 404),
    ):  # fmt: skip  # one line a thought
        eyes.go(path, name, status)
    eyes.page.goto(f"{eyes.visit.server}/bulungan/warga/forum/?tampil=selesai")
    eyes.page.locator("main li a, main article a, main h2 a").first.click()
    eyes.look("topic-closed")


def test_the_survey_from_the_code_to_the_thanks(eyes: Eyes) -> None:
    page = first_question(eyes.visit)
    place = page.url
    eyes.look("question")
    answer_all(page)
    eyes.look("last-screen")
    page.get_by_role("button", name="Kirim jawaban saya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Terima kasih")
    eyes.look("thanks")
    eyes.go("/pontianak/warga/survei/", "choose")
    page.goto(place + "kios/")
    eyes.look("kiosk")
    page.goto(place + "kios/terima-kasih/")
    eyes.look("kiosk-thanks")


def test_the_forum_from_the_first_word_to_its_code(eyes: Eyes) -> None:
    page = eyes.page
    eyes.go("/bulungan/warga/forum/", "forum")
    eyes.go("/bulungan/warga/forum/baru/", "topic-new")
    page.get_by_label("Tentang apa, dalam satu baris").fill("Bangku tunggu kurang")
    page.get_by_label("Apa yang Anda lihat").fill("Di loket dukcapil hanya ada delapan bangku untuk semua.")
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Buka topik ini").click()
    expect(page.get_by_role("heading", name="Terima kasih")).to_be_visible()
    eyes.look("topic-sent")
    eyes.go("/bulungan/warga/forum/kiriman/", "mine")
    page.get_by_label("Kode Anda").fill("TIADA")
    page.get_by_role("button", name="Lihat").click()
    eyes.look("mine-unknown")


def test_the_report_and_what_becomes_of_it(eyes: Eyes) -> None:
    page = eyes.page
    eyes.go("/mataram/warga/lapor/", "report")
    eyes.go("/mataram/warga/lapor/lacak/", "track")
    page.locator("#id_code").fill("TIADA")
    page.get_by_role("button", name="Lihat laporan Anda").click()
    expect(page.locator(".errors")).to_be_visible()
    eyes.look("track-unknown")
    for state in STATES:
        page.goto(f"{eyes.visit.server}/mataram/warga/lapor/lacak/")
        page.locator("#id_code").fill(code_for(state))
        page.get_by_role("button", name="Lihat laporan Anda").click()
        expect(page.get_by_role("heading", name="Perjalanannya")).to_be_visible()
        eyes.page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
        eyes.look(f"track-{state}")


def test_the_desk_full_overdue_and_empty(eyes: Eyes) -> None:
    for slug, kind in (("mataram", "full"), ("bukittinggi", "empty")):
        eyes.visit.become(slug, eyes.coordinators[slug][0])
        for path, name in DESK_PAGES.items():
            eyes.go(f"/{slug}/warga/meja/{path}", f"{name}-{kind}")
    eyes.page.goto(f"{eyes.visit.server}/bukittinggi/warga/meja/moderasi/?tampil=spam")
    eyes.page.get_by_role("link", name="Putuskan").first.click()
    eyes.look("moderate")


def test_an_invitation_is_open_once(eyes: Eyes) -> None:
    page = eyes.page
    eyes.visit.become("mataram", eyes.coordinators["mataram"][0])
    eyes.visit.go("/mataram/warga/meja/survei/")
    page.get_by_role("link", name="Penerbitan KTP-el").click()
    with page.expect_download() as file:
        page.get_by_role("button", name="Undang yang sudah dilayani").click()
    invited = file.value.path().read_text().splitlines()[1].rpartition("/survei/undangan/")[2].strip("/")
    place = f"/mataram/warga/survei/undangan/{invited}/"
    page.context.clear_cookies()
    eyes.go(place, "invitation")
    answer_all(page, 9)
    page.get_by_role("button", name="Kirim jawaban saya").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Terima kasih")
    eyes.go(place, "invitation-used", 410)


def test_a_writer_appeals_and_somebody_else_decides(eyes: Eyes) -> None:
    page, (first, second) = eyes.page, eyes.coordinators["mataram"][:2]
    eyes.visit.go("/mataram/warga/forum/baru/")
    page.get_by_label("Tentang apa, dalam satu baris").fill("Lampu jalan padam")
    page.get_by_label("Apa yang Anda lihat").fill("Sudah tiga malam gelap di depan pasar.")
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Buka topik ini").click()
    code = str(page.locator(".receipt-code").text_content())
    eyes.visit.go("/mataram/warga/forum/")
    number = str(page.get_by_role("link", name="Lampu jalan padam").get_attribute("href")).strip("/").split("/")[-1]
    eyes.visit.become("mataram", first)
    eyes.go(f"/mataram/warga/meja/moderasi/topic/{number}/", "moderate-topic")
    page.get_by_label("Alasan").select_option(index=1)
    page.get_by_role("button", name="Kesampingkan").click()
    expect(page.get_by_role("status").first).to_contain_text("Diputuskan")
    page.context.clear_cookies()
    ask(page, eyes.visit.server, code)
    eyes.look("mine-aside")
    page.get_by_label("Mengapa sebaiknya ditampilkan").fill("Ini bukan iklan.")
    page.get_by_role("button", name="Minta ditinjau ulang").click()
    eyes.look("mine-appealed")
    eyes.visit.become("mataram", second)
    eyes.go("/mataram/warga/meja/moderasi/", "moderation-appeal")
    page.get_by_role("heading", name="Permintaan tinjau ulang").locator("..").get_by_role(
        "link", name="Putuskan"
    ).first.click()
    eyes.look("appeal")
    page.get_by_role("button", name="Tampilkan lagi").click()
    eyes.look("appeal-refused")
    page.get_by_label("Jawab").fill("Benar, ini bukan iklan.")
    page.get_by_role("button", name="Tampilkan lagi").click()
    page.context.clear_cookies()
    ask(page, eyes.visit.server, code)
    eyes.look("mine-upheld")


def ask(page: Page, server: str, code: str) -> None:
    """Look what became of the words behind a code."""
    page.goto(f"{server}/mataram/warga/forum/kiriman/")
    page.get_by_label("Kode Anda").fill(code)
    page.wait_for_timeout(SLOW)
    page.get_by_role("button", name="Lihat").click()
    expect(page.locator("main")).to_contain_text("Lampu jalan padam")


def refused_then_too_fast(eyes: Eyes, name: str, button: str) -> None:
    """Send what lacks something: it is said; send it again: it is kept until the minute is over."""
    page, statuses = eyes.page, []
    for state in ("refused", "limited"):
        while page.get_by_role("button", name="Berikutnya").count():  # a form of several screens
            page.get_by_role("button", name="Berikutnya").first.click()
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            page.get_by_role("button", name=button, exact=True).click()
        statuses.append(answered.value.status)
        eyes.look(f"{name}-{state}")
    expect(page.locator("main")).to_contain_text("tunggu sebentar")
    assert (name, statuses) == (name, [422, 429])


def test_every_form_says_what_is_wrong_and_who_sends_too_fast_waits(desk_visit: Visit, strict: Opened) -> None:
    page = desk_visit.page
    eyes = Eyes(Visit(page, strict[0]), strict[1])
    for path, name, button in (
        ("/bulungan/warga/forum/baru/", "topic", "Buka topik ini"), ("/bulungan/warga/forum/kiriman/", "mine", "Lihat"),
        ("/mataram/warga/lapor/lacak/", "track", "Lihat laporan Anda"),
    ):  # fmt: skip  # one line a form
        page.goto(eyes.visit.server + path)
        refused_then_too_fast(eyes, name, button)
    eyes.go("/bulungan/warga/forum/baru/", "topic-crowded")
    page.goto(f"{eyes.visit.server}/bulungan/warga/forum/")
    page.locator("main h2 a, main h3 a, main li a").first.click()
    page.get_by_role("link", name="Sampaikan pendapat").click()
    refused_then_too_fast(eyes, "post", "Kirim")
    page.goto(f"{eyes.visit.server}/mataram/warga/lapor/")
    refused_then_too_fast(eyes, "case", "Kirim")
    answer_all(first_question(eyes.visit))
    words = page.get_by_label("Ada lagi yang ingin disampaikan?")
    words.evaluate("area => { area.removeAttribute('maxlength') }")
    words.fill("x" * 3_000)
    refused_then_too_fast(eyes, "survey", "Kirim jawaban saya")
    assert "\n".join(eyes.faults) == ""

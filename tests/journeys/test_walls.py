"""Nobody reaches what is not theirs, by whatever address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.journeys.conftest import Visit, serving

NUMBER = re.compile(r"(?<=/)(?!20\d\d/)\d+(?=/)")
# Pages with a number in their address that the walk below must have met.
MET = {
    "/orang/#/",
    "/penilaian/#/",
    "/pemantauan/#/",
    "/pemantauan/#/unit/#/",
    "/pemantauan/#/ingatkan/",
    "/rencana/sasaran/#/",
    "/rencana/pustaka/#/",
    "/proyek/#/",
    "/rencana/skp/#/",
    "/rencana/skp/#/cetak/",
    "/rencana/matriks/#/",
    "/tindak-lanjut/#/",
    "/tim/#/",
    "/umpan-balik/untuk/#/",
}
# What a clerk finds closed: pages of the HR agency, and what belongs to colleagues.
CLOSED = {
    *("/pemantauan/", "/pemantauan/#/", "/pemantauan/#/unit/#/", "/pemantauan/#/ingatkan/", "/penilaian/periode/"),
    *("/orang/", "/orang/unit/", "/orang/impor/", "/orang/#/", "/tim/#/", "/umpan-balik/untuk/#/"),
    *("/tindak-lanjut/#/", "/penilaian/#/", "/rencana/skp/#/", "/rencana/skp/#/cetak/", "/rencana/celah/"),
}
STARTS = ("lainnya", "kinerja-saya", "hari-ini", "tim")
# Open to everybody: whether a paper is genuine (no name stands there), and the pages of the public without the desk.
PUBLIC = re.compile(r"/periksa/|/warga/(?!meja/).*")


def shape(path: str) -> str:
    """An address below its government, with # for each number that is no year."""
    return NUMBER.sub("#", "/" + path.split("/", 2)[2])


def walk(visit: Visit, slug: str) -> dict[str, str]:
    """One address of each shape that the signed-in person's pages lead to."""
    waiting, met = [f"/{slug}/{start}/" for start in STARTS], dict[str, str]()
    while waiting:
        path = waiting.pop(0)
        if shape(path) in met:
            continue
        met[shape(path)] = path
        text = visit.page.request.get(visit.server + path, max_redirects=0).text()
        waiting += re.findall(rf'href="(/{slug}/[^"?#]*/)["?#]', text)
    return met


def status(page: Page, address: str) -> int:
    """How the server answers the browser's cookies, without following anywhere."""
    return page.request.get(address, max_redirects=0).status


def sent(visit: Visit, path: str) -> int:
    """How the server answers a form that the browser's page never offered."""
    marks = {cookie["name"]: cookie["value"] for cookie in visit.page.context.cookies()}
    form: dict[str, str | float | bool] = {"csrfmiddlewaretoken": marks["tolok_csrf"], "key": str(uuid4())}
    return visit.page.request.post(visit.server + path, form=form, max_redirects=0).status


@pytest.fixture
def stranger(browser: Browser, example_server: str) -> Iterator[Visit]:
    """Another browser."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="id-ID")
    yield Visit(context.new_page(), example_server)
    context.close()


def test_no_address_of_another_government_opens(desk_visit: Visit, stranger: Visit) -> None:
    desk_visit.enter("bukittinggi", "Memberi umpan balik pendek")
    found = walk(desk_visit, "bukittinggi")
    desk_visit.enter("bukittinggi", "Tiga triwulan selesai dinilai")
    found |= walk(desk_visit, "bukittinggi")
    stranger.enter("pontianak", "Menutup periode")

    there = {each: status(stranger.page, stranger.server + path) for each, path in found.items()}
    here = {
        each: status(stranger.page, stranger.server + path.replace("/bukittinggi/", "/pontianak/", 1))
        for each, path in found.items()
        if "#" in each
    }

    assert set(here) >= MET
    opened = {each: code for each, code in there.items() if code not in (302, 404)}
    assert opened == dict.fromkeys(filter(PUBLIC.fullmatch, found), 200)
    assert opened.keys() >= {"/periksa/", "/warga/", "/warga/forum/#/", "/warga/lapor/"}
    assert {each: code for each, code in here.items() if code != 404} == {}
    assert status(stranger.page, stranger.server + "/pontianak/pemantauan/") == 200


def test_a_clerk_reaches_no_page_of_hr_and_nothing_of_colleagues(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", "Tiga triwulan selesai dinilai")
    found = walk(desk_visit, "bukittinggi")
    desk_visit.enter("bukittinggi", "Mengajar, menyusun modul")

    answers = {each: status(desk_visit.page, desk_visit.server + found[each]) for each in sorted(CLOSED)}

    assert {each: code for each, code in answers.items() if code not in (403, 404)} == {}
    desk_visit.go(found["/pemantauan/"])
    desk_visit.look("wall-hr")
    desk_visit.go("/bukittinggi/orang/999999999/")
    desk_visit.look("wall-nothing")


def test_a_clerk_cannot_send_what_only_hr_may(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", "Tiga triwulan selesai dinilai")
    found = walk(desk_visit, "bukittinggi")
    desk_visit.enter("bukittinggi", "Mengajar, menyusun modul")
    period, person = found["/pemantauan/#/"], found["/orang/#/"]

    answers = [sent(desk_visit, path) for path in (f"{period}kumpulkan/", f"{period}ingatkan/", f"{person}undang/")]

    assert answers == [403, 403, 403]


def test_a_file_of_evidence_opens_for_its_owner_and_those_above_only(phone_visit: Visit, stranger: Visit) -> None:
    page = phone_visit.page
    phone_visit.enter("bukittinggi", "tiga ribu warga setahun")
    photo: FilePayload = {"name": "antrean.png", "mimeType": "image/png", "buffer": page.screenshot()}
    row = page.locator("ul.batch > li").first
    row.locator("input[type=checkbox]").first.check()
    row.locator("input[inputmode=decimal]").fill("12")
    row.get_by_text("Berkas, tautan, menit").click()
    row.get_by_label("Foto atau berkas sebagai bukti").set_input_files(photo)
    page.get_by_role("button", name="Kirim 1 laporan").click()
    href = page.get_by_role("link", name="antrean.png").get_attribute("href") or ""
    file = phone_visit.server + href
    own = status(page, file)
    phone_visit.enter("bukittinggi", "Memberi umpan balik pendek")
    above = status(page, file)
    phone_visit.enter("bukittinggi", "Mengajar, menyusun modul")
    colleague = status(page, file)

    visitor = status(stranger.page, file)
    stranger.enter("pontianak", "Menutup periode")
    elsewhere = status(stranger.page, file)
    there = status(stranger.page, file.replace("/bukittinggi/", "/pontianak/"))

    assert {"own": own, "above": above, "colleague": colleague} == {"own": 200, "above": 200, "colleague": 404}
    assert (visitor, elsewhere, there) == (302, 302, 404)


def test_signing_out_ends_the_session_and_the_back_button_shows_nothing(visit: Visit) -> None:
    page = visit.page
    visit.enter("bukittinggi", "tiga ribu warga setahun")
    visit.go("/bukittinggi/kinerja-saya/")
    kept = page.context.cookies()

    visit.sign_out()
    page.go_back()

    expect(page).to_have_url(re.compile(r"/masuk/\?next="))
    visit.look("wall-signed-out")
    page.context.add_cookies(kept)  # type: ignore[arg-type]  # cookies go back as they came
    assert status(page, visit.server + "/bukittinggi/kinerja-saya/") == 302


def test_private_pages_are_not_stored(desk_visit: Visit) -> None:
    desk_visit.enter("bukittinggi", "Memberi umpan balik pendek")

    answers = {each: desk_visit.page.request.get(f"{desk_visit.server}/bukittinggi/{each}/") for each in STARTS}

    assert {each: answer.headers["cache-control"] for each, answer in answers.items()} == dict.fromkeys(
        STARTS, "no-store, private"
    )


def test_nobody_enters_with_one_click_in_production(
    desk_visit: Visit, stranger: Visit, example_database: str, tmp_path: Path
) -> None:
    desk_visit.go("/")
    doors = desk_visit.page.locator("form:has(button.enter)")
    address = doors.first.get_attribute("action") or ""

    with serving(example_database, tmp_path) as real:
        stranger.server = real
        stranger.go("/")
        expect(stranger.page.locator("button.enter")).to_have_count(0)
        stranger.look("wall-production")
        stranger.page.get_by_role("link", name="Masuk").first.click()
        stranger.look("wall-sign-in")

        assert sent(stranger, address) == 404
        assert status(stranger.page, real + address.split("contoh")[0] + "hari-ini/") == 302

"""Nobody reaches what is not theirs, by whatever address."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Visit

NUMBER = re.compile(r"/(\d+)/")
YEAR = "2026"
# Pages with a number in their address that the walk below must have met.
MET = {
    "/orang/#/",
    "/penilaian/#/",
    "/pemantauan/#/",
    "/pemantauan/#/unit/#/",
    "/pemantauan/#/ingatkan/",
    "/rencana/sasaran/#/",
    "/rencana/pustaka/#/",
    "/rencana/proyek/#/",
    "/rencana/skp/#/",
    "/rencana/skp/#/cetak/",
    "/rencana/matriks/#/",
    "/tindak-lanjut/#/",
    "/tim/#/",
    "/umpan-balik/untuk/#/",
}
STARTS = ("lainnya", "kinerja-saya", "hari-ini", "tim")


def shape(path: str) -> str:
    """An address below its government, with # for each number that is no year."""
    below = "/" + path.split("/", 2)[2]
    return re.sub(r"(?<=/)\d+(?=/)", lambda found: YEAR if found[0] == YEAR else "#", below)


def walk(visit: Visit, slug: str) -> dict[str, str]:
    """One address of each shape that the signed-in person's pages lead to."""
    waiting, met = [f"/{slug}/{start}/" for start in STARTS], dict[str, str]()
    while waiting:
        path = waiting.pop(0)
        if shape(path) in met:
            continue
        met[shape(path)] = path
        visit.go(path)
        links = visit.page.locator("main a[href]").evaluate_all("all => all.map(one => one.pathname)")
        waiting += [each for each in links if each.startswith(f"/{slug}/") and not each.endswith((".xlsx", ".json"))]
    return met


def status(page: Page, address: str) -> int:
    """How the server answers the browser's cookies, without following anywhere."""
    return page.request.get(address, max_redirects=0).status


@pytest.fixture
def stranger(browser: Browser, example_server: str) -> Iterator[Visit]:
    """Another browser."""
    context = browser.new_context()
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
    assert {each: code for each, code in there.items() if code not in (302, 404)} == {}
    assert {each: code for each, code in here.items() if code != 404} == {}
    assert status(stranger.page, stranger.server + "/pontianak/pemantauan/") == 200

"""A nurse brings her quarter into e-Kinerja BKN without typing anything twice."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visit

NURSE = "Kunjungan rumahnya"


def in_both_lights(visit: Visit, name: str) -> None:
    """Look at the page in light and in dark, with a phone's eyes and at a desk."""
    visit.look_twice(name)
    visit.page.emulate_media(color_scheme="dark")
    visit.look_twice(f"{name}-dark")
    visit.page.emulate_media(color_scheme="light")


def test_a_piece_is_copied_with_one_tap_and_leaves_the_list(visit: Visit) -> None:
    visit.enter("pontianak", NURSE)
    page = visit.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit.go("/pontianak/lainnya/")
    page.get_by_role("link", name="Untuk e-Kinerja BKN").click()
    expect(page.locator("#lacking h2")).to_have_text("Yang belum ada di BKN")
    in_both_lights(visit, "bkn")
    plan = page.locator(".piece").first
    text = plan.locator(".copy-text").first.inner_text()

    plan.get_by_role("button", name="Salin").first.click()

    expect(plan.get_by_role("button", name="Tersalin")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert re.search(r"(mencapai|menjaga) .+ Triwulan IV 2026", text)

    plan.get_by_role("button", name="Sudah saya salin").click()

    expect(page.get_by_role("status").first).to_contain_text("Tercatat: sudah ada di BKN.")
    marked = page.locator(".piece").first
    expect(marked.get_by_text("sudah di BKN", exact=True)).to_be_visible()
    visit.look_twice("bkn-marked")
    marked.get_by_role("button", name="Ternyata belum").click()
    expect(page.locator(".piece").first.get_by_text("belum di BKN", exact=True)).to_be_visible()


def test_a_day_and_the_whole_quarter_can_be_taken_along(desk_visit: Visit, tmp_path: Path) -> None:
    desk_visit.enter("pontianak", NURSE)
    page = desk_visit.page
    desk_visit.go("/pontianak/bkn/")

    with page.expect_download() as coming:
        page.get_by_role("link", name="CSV").click()
    coming.value.save_as(tmp_path / "bkn.csv")
    rows = list(csv.reader((tmp_path / "bkn.csv").read_text("utf-8-sig").splitlines()))

    assert rows[0][:3] == ["RHK", "IKI", "Bagian"]
    assert {row[2] for row in rows[1:]} >= {"Rencana aksi", "Realisasi"}

    page.locator("#days summary").click()
    page.locator("#days li a").first.click()

    expect(page.get_by_role("heading", name="Seluruh hari")).to_be_visible()
    in_both_lights(desk_visit, "bkn-day")


def test_without_scripts_every_text_can_still_be_selected(desk_visit: Visit) -> None:
    desk_visit.page.route("**/*.js", lambda route: route.abort())
    desk_visit.enter("pontianak", NURSE)
    desk_visit.go("/pontianak/bkn/")
    desk_visit.faults.clear()
    text = desk_visit.page.locator(".copy-text").first

    text.click()

    assert desk_visit.page.evaluate("getSelection().toString()").strip() == text.inner_text()
    expect(desk_visit.page.locator("button[data-copy]").first).to_be_hidden()

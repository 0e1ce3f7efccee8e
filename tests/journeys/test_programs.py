"""A clerk lets a program in, sees its secret once, and ends it."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request

from playwright.sync_api import expect

from tests.journeys.conftest import Visit


def status(server: str, secret: str) -> int:
    """What the API answers to this token."""
    asked = urllib.request.Request(f"{server}/api/v1/reports", headers={"Authorization": f"Bearer {secret}"})
    try:
        with urllib.request.urlopen(asked) as answer:
            assert isinstance(json.load(answer)["items"], list)
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code


def test_a_program_is_let_in_and_put_out_again(phone_visit: Visit) -> None:
    visit, page = phone_visit, phone_visit.page
    visit.enter("pontianak", "Kunjungan rumahnya")
    visit.go("/pontianak/orang/akses/")
    visit.look_twice("access-empty")
    page.get_by_role("link", name="Izinkan program").click()
    page.get_by_role("button", name="Buat token").click()
    visit.look_twice("access-refused")

    page.get_by_label("Nama").fill("Skrip rekap harian")
    page.get_by_label(re.compile("Membaca laporan")).check()
    visit.look_twice("access-form")
    page.get_by_role("button", name="Buat token").click()
    secret = page.locator("#secret").input_value()
    visit.look_twice("access-made")

    assert status(visit.server, secret) == 200
    page.get_by_role("link", name="Sudah saya salin").click()
    visit.look_twice("access-list")
    page.emulate_media(color_scheme="dark")
    visit.look_twice("access-list-dark")
    page.get_by_role("button", name="Cabut Skrip rekap harian").click()
    expect(page.get_by_text("tidak bisa masuk lagi")).to_be_visible()
    assert status(visit.server, secret) == 401

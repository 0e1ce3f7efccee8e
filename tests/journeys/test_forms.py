"""A nurse prints her SKP; whoever gets the paper verifies it without an account."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.apps.insight.papers import pages
from tests.journeys.conftest import Visit

NURSE = "Kunjungan rumahnya"


def test_an_skp_is_printed_and_verified_by_somebody_else(visit: Visit, tmp_path: Path) -> None:
    visit.enter("pontianak", NURSE)
    page = visit.page
    visit.go("/pontianak/rencana/")
    page.get_by_role("link", name="Formulir resmi").click()
    expect(page.get_by_role("heading", name="Formulir resmi")).to_be_visible()
    visit.look_twice("forms")

    with page.expect_download() as coming:
        page.get_by_role("button", name="PDF Sasaran Kinerja Pegawai (SKP)").click()
    coming.value.save_as(tmp_path / "skp.pdf")
    text = " ".join(pages((tmp_path / "skp.pdf").read_bytes()))
    number = re.search(r"Nomor ((?:[0-9A-Z]{5}-){5}[0-9A-Z])", text)

    assert "SASARAN KINERJA PEGAWAI" in text
    assert "PEMERINTAH KOTA PONTIANAK" in text
    assert number is not None

    visit.sign_out()
    visit.go("/pontianak/periksa/")
    page.get_by_label("Nomor di kaki kertas").fill(number[1].lower())
    page.get_by_role("button", name="Periksa").click()

    expect(page.get_by_text("Asli", exact=True)).to_be_visible()
    expect(page.get_by_text("Sasaran Kinerja Pegawai (SKP)")).to_be_visible()
    visit.look_twice("forms-verified")

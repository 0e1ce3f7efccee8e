"""What the queue shows and lets one do: mend, save to a file, small photos."""

from __future__ import annotations

import json
import re
from pathlib import Path
from uuid import uuid4

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.journeys.conftest import Visit
from tests.journeys.phone import Phone


@pytest.fixture(scope="module")
def large_photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photo as a phone takes it: large, and grainy in its details only."""
    place = tmp_path_factory.mktemp("photos") / "loket.jpg"
    scene = Image.effect_noise((160, 120), 90).resize((4000, 3000), Image.Resampling.BICUBIC)
    grain = Image.effect_noise((4000, 3000), 40)
    Image.blend(scene, grain, 0.3).convert("RGB").save(place, "JPEG", quality=94)
    return place


def test_a_refusal_is_shown_with_its_reason_and_mended_in_place(phone: Phone) -> None:
    written = phone.write(3)
    phone.spoil(1, {"amount": "tiga"})
    phone.press_send()
    expect(phone.queue()).to_have_count(1)
    refused = phone.queue().first
    expect(refused).to_contain_text("perlu diperbaiki")
    expect(refused).to_contain_text("“tiga” bukan jumlah.")
    assert len(phone.stored(written["keys"])) == 2
    refused.get_by_text("Perbaiki", exact=True).click()
    Visit(phone.page, phone.address).look_twice("outbox-refused")

    refused.get_by_label("Jumlah").fill("3")
    refused.get_by_role("button", name="Kirim lagi").click()

    expect(phone.queue()).to_have_count(0)
    assert sorted(phone.stored(written["keys"])) == sorted(written["keys"])


def test_a_field_that_was_misread_is_named_with_what_is_wrong_in_it(phone: Phone) -> None:
    written = phone.write(2)
    phone.spoil(1, {"minutes": "lama"})
    phone.press_send()
    expect(phone.queue()).to_have_count(1)
    refused = phone.queue().first
    expect(refused.locator("[data-part=faults] li")).to_have_text(
        ["Menit: Harus bilangan bulat, tanpa tanda kutip dan tanpa koma."]
    )
    refused.get_by_text("Perbaiki", exact=True).click()
    Visit(phone.page, phone.address).look_twice("outbox-faults")

    refused.get_by_label("Menit").fill("30")
    refused.get_by_role("button", name="Kirim lagi").click()

    expect(phone.queue()).to_have_count(0)
    assert sorted(phone.stored(written["keys"])) == sorted(written["keys"])


def test_other_work_without_a_name_is_named_where_it_is_mended(phone: Phone) -> None:
    written = phone.write(1)
    phone.spoil(0, {"target_id": "", "amount": ""})
    phone.press_send()
    refused = phone.queue().first
    expect(refused).to_contain_text("perlu diperbaiki")
    refused.get_by_text("Perbaiki", exact=True).click()

    refused.get_by_label("Pekerjaan lain").fill("Menjaga posko banjir")
    refused.get_by_label("Atas perintah").fill("Camat")
    refused.get_by_role("button", name="Kirim lagi").click()

    expect(phone.queue()).to_have_count(0)
    assert phone.stored(written["keys"]) == written["keys"]


def test_the_queue_is_saved_to_a_file_with_its_photos(phone: Phone, tmp_path: Path) -> None:
    phone.sky.is_down = True
    written = phone.write(3, photos=1)
    phone.page.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.queue()).to_have_count(3)

    with phone.page.expect_download() as loading:
        phone.page.get_by_role("button", name="Simpan ke berkas").click()
    saved = json.loads(Path(loading.value.path()).read_text())

    assert [entry["key"] for entry in saved] == written["keys"]
    assert saved[0]["photo"]["content"].startswith("data:image/jpeg;base64,")
    assert saved[1]["note"] == "Catatan 1 KENARI"


def test_a_form_whose_answer_was_cut_is_stored_once(phone: Phone) -> None:
    page, note = phone.page, f"Sekali saja {uuid4()}"
    phone.sky.form_fate = "cut"
    row = page.locator(".batch > li").first
    row.locator("input[inputmode=decimal]").fill("2")
    row.get_by_label("Catatan").fill(note)

    page.get_by_role("button", name=re.compile("Kirim 1 laporan")).click()

    expect(page.locator("#outbox [data-part=sent] li")).to_have_count(1)
    phone.sky.form_fate = "pass"
    phone.open_today()
    expect(page.locator("main").get_by_text(note)).to_have_count(1)


def test_a_photo_of_5_mb_is_shrunk_before_it_waits(phone: Phone, tmp_path: Path, large_photo: Path) -> None:
    page = phone.page
    assert large_photo.stat().st_size > 5_000_000
    phone.sky.is_down = True
    row = page.locator(".batch > li").first
    amount = row.locator("input[inputmode=decimal]")
    amount.fill("1")
    row.locator("input[type=file]").first.set_input_files(large_photo)

    page.get_by_role("button", name=re.compile("Kirim 1 laporan")).click()

    expect(phone.queue()).to_have_count(1)
    size, sides = phone.kept_photo()
    assert (size <= 420_000, max(sides)) == (True, 1600)
    # The entry waits before the form is tried; under a clear sky that try would store it and leave this page.
    expect(amount).to_have_value("")
    phone.sky.is_down = False
    phone.deliver()

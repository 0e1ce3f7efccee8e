"""Reporting and following work without scripts, and with the keyboard alone (P7)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.journeys.conftest import PHONE, SLOW, Visit
from tests.journeys.test_calibration import holder
from tests.journeys.test_complaints import COORDINATOR, take_on

WORDS = "Tangga kantor licin saat hujan, seorang ibu terpeleset."
# So often somebody presses Tab until it is clear that the way leads nowhere.
MOST = 60
# Whether the focus is seen: an outline on what has it, or on the tile or chip that stands for it; and on the screen.
SEEN = """() => {
  const own = document.activeElement, tile = own.closest("label");
  const shown = tile ? [tile, ...tile.querySelectorAll("*")] : [own];
  const ringed = shown.filter((each) => getComputedStyle(each).outlineStyle !== "none"
    && parseFloat(getComputedStyle(each).outlineWidth) >= 2);
  return ringed.some((each) => {
    const box = each.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + Math.min(box.height / 2, 10);
    const top = document.elementFromPoint(x, y);
    return box.width > 0 && box.height > 0 && top && (each.contains(top) || top.contains(each) || tile?.contains(top));
  });
}"""
HAS_FOCUS = "e => e === document.activeElement || (e.matches('fieldset') && e.contains(document.activeElement))"
# What is reached before it in the document must not come after it.
GOES_ON = """() => {
  const before = window.lastStop, now = document.activeElement;
  window.lastStop = now;
  return !before || !before.isConnected || before === now
    || !!(before.compareDocumentPosition(now) & Node.DOCUMENT_POSITION_FOLLOWING);
}"""
# Everything that somebody can do something with here; of a group of choices one place has the focus.
REACHABLE = """() => {
  document.activeElement.blur();
  window.scrollTo(0, 0);
  Object.assign(window, { stops: new Set(), lastStop: null });
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const open = all.filter((each) => each.checkVisibility() && each.tabIndex >= 0 && each.type !== "hidden");
  return [...new Set(open.map((each) => each.type === "radio" ? each.name : each.outerHTML.slice(0, 120)))];
}"""
# The next of them, or nothing where the focus has left the page or begins anew.
FRESH = """() => {
  const stop = document.activeElement;
  if (stop === document.body || stops.has(stop)) return null;
  stops.add(stop);
  return stop.type === "radio" ? stop.name : stop.outerHTML.slice(0, 120);
}"""


@pytest.fixture
def plain(phone_visit: Visit) -> Iterator[Page]:
    """A page of a phone that runs no scripts."""
    browser = phone_visit.page.context.browser
    assert browser is not None
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="id-ID")
    yield context.new_page()
    context.close()


def photo() -> FilePayload:
    """A picture as a phone takes it."""
    drawn = BytesIO()
    Image.new("RGB", (640, 480), "gray").save(drawn, "JPEG")
    return {"name": "tangga.jpg", "mimeType": "image/jpeg", "buffer": drawn.getvalue()}


def ask_at_desk(visit: Visit, address: str) -> None:
    """Check the report, pass it on and ask its reporter, as the desk and the unit do."""
    page = visit.page
    visit.become("mataram", holder(address, "mataram", COORDINATOR))
    visit.go("/mataram/warga/meja/")
    page.get_by_role("link", name=WORDS[:30]).first.click()
    expect(page.get_by_role("link", name="Foto 1")).to_be_visible()
    place = page.url
    for step in ("Periksa", "Teruskan"):
        page.get_by_role("link", name=step, exact=True).click()
        page.get_by_role("button", name=step).click()
    take_on(visit, address, place)
    page.get_by_role("link", name="Tanya pelapor").click()
    page.locator("main textarea").fill("Tangga yang mana?")
    page.get_by_role("button", name="Tanya pelapor").click()
    expect(page.locator("main")).to_contain_text("Tangga yang mana?")


def test_without_scripts_a_report_with_a_photo_is_sent_followed_and_replied_to(
    plain: Page, phone_visit: Visit, desk_visit: Visit, example_database: str
) -> None:
    server = phone_visit.server
    plain.goto(f"{server}/mataram/warga/")
    plain.get_by_role("link", name="Lapor", exact=True).click()
    plain.get_by_label("Apa yang terjadi?").fill(WORDS)
    plain.get_by_label("Layanan atau kantor mana?").select_option(label="Penerbitan Kartu Keluarga")
    plain.locator("label.tile", has_text="Sistem atau peralatannya").click()
    plain.locator("#id_photos").set_input_files(photo())
    plain.locator("label.tile", has_text="Anonim").click()
    plain.wait_for_timeout(SLOW)
    plain.get_by_role("button", name="Kirim").click()
    expect(plain.get_by_role("heading", name="Sudah sampai")).to_be_visible()
    code = str(plain.locator("#code").text_content()).strip()
    expect(plain.get_by_role("button", name="Salin")).to_have_count(0)
    ask_at_desk(desk_visit, example_database)

    plain.goto(f"{server}/mataram/warga/lapor/lacak/")
    plain.locator("#id_code").fill(code)
    plain.wait_for_timeout(SLOW)
    plain.get_by_role("button", name="Lihat laporan Anda").click()
    expect(plain.get_by_role("heading", name="Kantor bertanya kepada Anda")).to_be_visible()
    plain.get_by_text("Yang Anda kirim").click()
    expect(plain.locator("main")).to_contain_text("1 foto")
    plain.get_by_label("Balasan Anda").fill("Tangga depan, di sisi loket.")
    plain.wait_for_timeout(SLOW)
    plain.get_by_role("button", name="Kirim balasan").click()

    expect(plain.locator("main")).to_contain_text("Tangga depan, di sisi loket.")
    expect(plain.get_by_role("heading", name="Kantor bertanya kepada Anda")).to_have_count(0)
    assert code not in plain.url


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus; each stop on the way is seen and lies further down the document."""
    for _press in range(MOST):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert (stop, page.evaluate(SEEN), page.evaluate(GOES_ON)) == (stop, True, True)
        if wanted.evaluate(HAS_FOCUS):
            return
    raise AssertionError("Tab never got there")


def goes_round(page: Page) -> None:
    """Tab leads from the top through the whole page and out of it."""
    can_focus = page.evaluate(REACHABLE)
    stops = []
    for _press in range(MOST):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FRESH)) is None:
            break
        stops.append(stop)
    assert sorted(stops) == sorted(can_focus)


def report_by_keys(page: Page) -> str:
    """Report in three steps without a mouse; the code that is shown."""
    tab_to(page, page.locator("#id_kind"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("Apa yang terjadi?"))
    page.keyboard.type(WORDS)
    tab_to(page, page.get_by_role("button", name="Berikutnya"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Asal masalahnya")).to_be_focused()
    tab_to(page, page.locator("#id_concerns"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Berikutnya"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#id_mode"))
    page.keyboard.press("Space")
    tab_to(page, page.locator("#id_name"))
    page.keyboard.type("Warga Uji Coba")
    page.wait_for_timeout(SLOW)
    tab_to(page, page.get_by_role("button", name="Kirim"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sudah sampai")).to_be_visible()
    return str(page.locator("#code").text_content()).strip()


def test_with_the_keyboard_alone_a_report_is_sent_and_followed(phone_visit: Visit) -> None:
    page = phone_visit.page
    phone_visit.go("/mataram/warga/lapor/")
    goes_round(page)
    phone_visit.go("/mataram/warga/lapor/")
    code = report_by_keys(page)
    goes_round(page)

    phone_visit.go("/mataram/warga/lapor/lacak/")
    tab_to(page, page.locator("#id_code"))
    page.keyboard.type(code)
    page.wait_for_timeout(SLOW)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Perjalanannya")).to_be_visible()
    goes_round(page)
    page.evaluate("window.lastStop = null; document.activeElement.blur()")
    tab_to(page, page.get_by_text("Tambahkan sesuatu"))
    page.keyboard.press("Enter")
    tab_to(page, page.locator("#text-message"))
    page.keyboard.type("Hari ini masih licin.")
    tab_to(page, page.locator("form:has(#text-message) button"))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("Hari ini masih licin.")

"""Every page that the public, a head and BKPSDM reach fits the smallest phone."""

from __future__ import annotations

import re
from collections import deque
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import ViewportSize

from tests.journeys.conftest import PHONE, Visit

SMALLEST: ViewportSize = {"width": 320, "height": 640}  # WCAG 1.4.10
FILES = re.compile(r"\.(csv|xlsx|json|pdf|zip|svg)$|/(berkas|pdf|keluar|templat)/")
# One page stands for all that differ only in what they are about: numbers, days, and keys.
KEYS = re.compile(r"/(\d+|\d{4}-\d\d-\d\d|[0-9a-f-]{36}|(?=\w*\d)\w{7})(?=/)")
WIDER = "document.documentElement.scrollWidth - window.innerWidth"
LINKS = "links => links.map(link => link.getAttribute('href'))"


@pytest.mark.parametrize(
    ("story", "starts", "least"),
    [
        ("", ("warga/",), 14),
        ("Memimpin puskesmas", ("hari-ini/", "lainnya/"), 60),
        ("Menutup periode, melihat siapa", ("hari-ini/", "lainnya/"), 120),
    ],
    ids=["public", "head", "hr"],
)
def test_every_page_one_link_leads_to_fits(phone_visit: Visit, story: str, starts: tuple[str, ...], least: int) -> None:
    if story:
        phone_visit.enter("pontianak", story)
    waiting, seen, wide = deque(f"/pontianak/{start}" for start in starts), set[str](), []
    while waiting:
        path = waiting.popleft()
        if (kind := KEYS.sub("/-", path)) in seen:
            continue
        seen.add(kind)
        answer = phone_visit.page.goto(phone_visit.server + path)
        assert answer is not None
        assert (path, answer.status) == (path, 200)
        for size in (PHONE, SMALLEST):
            phone_visit.page.set_viewport_size(size)
            if (more := phone_visit.page.evaluate(WIDER)) > 0:
                wide.append(f"{path} is {more} pixels wider than {size['width']}")
        waiting.extend(_led(phone_visit))
    assert "\n".join(wide) == ""
    assert len(seen) >= least


def _led(visit: Visit) -> list[str]:
    """Where the links of the page lead among the pages of this government."""
    found = [urlsplit(link) for link in visit.page.locator("a[href]").evaluate_all(LINKS)]
    return [
        each.path
        for each in found
        if not each.netloc and each.path.startswith("/pontianak/") and not FILES.search(each.path)
    ]

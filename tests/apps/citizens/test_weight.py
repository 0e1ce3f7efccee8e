"""A public page is light enough for a slow phone: 60 kB at most, with everything."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.apps.citizens.surveys import asked
from tests.apps.work import Office

pytestmark = pytest.mark.usefixtures("noon")
MOST = 60_000
PAGES = ("", "lapor/", "lapor/lacak/", "survei/", "survei/ktp-el/", "forum/", "forum/baru/", "data/", "aduan/")
PARTS = re.compile(r'(?:href|src)="/static/([^"?#]+)"')


@pytest.mark.parametrize("place", PAGES)
def test_a_public_page_weighs_little_with_all_its_parts(office: Office, client: Client, place: str) -> None:
    asked(office)

    page = client.get(f"/contoh/warga/{place}").content
    parts = sorted(set(PARTS.findall(page.decode())))
    files = [finders.find(part) for part in parts]
    weights = [len(gzip.compress(Path(str(file)).read_bytes())) for file in files]

    assert len(parts) >= 4
    assert len(gzip.compress(page)) + sum(weights) <= MOST

"""The public's first page needs no account and names services and limits."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.people.access import enter
from tolok.skp.actions import open_service
from tolok.skp.actions.standards import Limit


@pytest.mark.django_db
def test_a_place_without_government_is_no_page(client: Client) -> None:
    assert client.get("/tidak-ada/warga/").status_code == 404


@pytest.mark.usefixtures("noon")
@pytest.mark.parametrize(("place", "label"), [("", "Layanan"), ("forum/baru/", "Forum"), ("dilakukan/", "Lainnya")])
def test_the_menu_says_where_one_is(office: Office, client: Client, place: str, label: str) -> None:
    page = client.get(f"/contoh/warga/{place}").content.decode()

    menu = page.split('class="public-places no-print"')[1].split("</nav>")[0]
    here = re.findall(r'(?:aria-current="page"|class="is-here")>([^<]+)<', menu)
    assert label in here
    assert len(here) == (3 if label == "Lainnya" else 1)


@pytest.mark.usefixtures("noon")
def test_everybody_reads_what_a_service_may_take(office: Office, client: Client) -> None:
    empty = client.get("/contoh/warga/").content.decode()
    enter(office.government.pk)
    limit = Limit(3, "days", date(2026, 1, 1), "Perwako")
    open_service(by=office["planner"], at=NOON, unit=office.unit, code="KTP", name="KTP-el baru", limit=limit)
    filled = client.get("/contoh/warga/").content.decode()

    assert "Belum ada layanan" in empty
    assert "KTP-el baru" in filled
    assert "paling lama 3 hari kerja" in filled

"""The pages of downloads: who opens them, what they say, what they cost."""

from __future__ import annotations

import io
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from django.test import Client

from tests.apps.appraisal.conftest import AFTER, LATER, Office, Visitor
from tests.apps.insight.bundles import heads, order, run
from tolok.insight.actions import (
    stop_bundle,
)
from tolok.insight.models import Bundle
from tolok.people.models import Position

pytestmark = pytest.mark.usefixtures("own_files")
ROOM = "/contoh/wawasan/formulir/unit/"


def sent(client: Client, office: Office, **more: Any) -> Any:
    """The form as a browser sends it."""
    given = {"unit": office.unit.pk, "year": 2026, "period": "", "ending": "pdf", "key": str(uuid4()), **more}
    return client.post(ROOM, given)


def test_the_page_orders_shows_progress_and_hands_out(office: Office, visitor: Visitor) -> None:
    office.signed()
    client = visitor("hr")

    page = client.get(ROOM).content.decode()
    answer = sent(client, office, period=office.quarter().pk)
    running = client.get(answer.url).content.decode()
    bar = client.get(f"{answer.url}kemajuan/").content.decode()
    waiting = client.get(f"{answer.url}formulir.zip").status_code
    run(Bundle.objects.get())
    ended = client.get(f"{answer.url}kemajuan/")
    ready = client.get(answer.url).content.decode()
    file: Any = client.get(f"{answer.url}formulir.zip")

    assert "Disdukcapil" in page
    assert "Triwulan II" in page
    assert "0 dari 1" in running
    assert "0 dari 1" in bar
    assert waiting == 404
    assert ended["HX-Refresh"] == "true"
    assert "4 berkas untuk 1 pegawai" in ready
    assert file["Content-Disposition"] == 'attachment; filename="formulir-disdukcapil-2026.zip"'
    assert len(ZipFile(io.BytesIO(b"".join(file.streaming_content))).namelist()) == 4
    assert "Disdukcapil" in client.get(ROOM).content.decode()


def test_a_refusal_stays_on_the_form_and_a_stopped_one_says_why(office: Office, visitor: Visitor) -> None:
    client = visitor("hr")
    empty = sent(client, office, year=2025)
    foreign = sent(client, office, unit=999_999)
    stopped = order(office)
    stop_bundle(at=LATER, bundle_id=stopped.pk, reason="Cakram penuh.")

    assert (empty.status_code, foreign.status_code) == (422, 422)
    assert "tidak ada yang dicetak" in empty.content.decode()
    assert "Cakram penuh." in client.get(f"{ROOM}{stopped.pk}/").content.decode()


def test_it_is_private_and_ends_on_its_day(office: Office, visitor: Visitor) -> None:
    heads(office, "superior")
    done = run(order(office))
    paths = ("", "kemajuan/", "formulir.zip")

    others = [visitor("superior").get(f"{ROOM}{done.pk}/{path}").status_code for path in paths]
    removed = visitor("superior").post(f"{ROOM}{done.pk}/hapus/", {"key": str(uuid4())}).status_code
    Bundle.objects.update(ends_at=AFTER)
    late = [visitor("hr").get(f"{ROOM}{done.pk}/{path}").status_code for path in paths]

    assert (others, removed, late) == ([404, 404, 404], 404, [404, 404, 404])


def test_who_leads_the_unit_no_more_gets_the_file_no_more(office: Office, visitor: Visitor) -> None:
    heads(office, "superior")
    done = run(order(office, "superior"))
    Position.objects.update(is_head=False)

    assert visitor("superior").get(f"{ROOM}{done.pk}/formulir.zip").status_code == 403
    assert visitor("superior").get(ROOM).status_code == 403


def test_the_owner_deletes_it_on_the_page(office: Office, visitor: Visitor) -> None:
    done = run(order(office))

    answer: Any = visitor("hr").post(f"{ROOM}{done.pk}/hapus/", {"key": str(uuid4())})

    assert (answer.url, Bundle.objects.count()) == (ROOM, 0)


def test_pages_cost_few_queries(office: Office, visitor: Visitor, django_assert_max_num_queries: Any) -> None:
    client, done = visitor("hr"), run(order(office))

    for path in ("", f"{done.pk}/", f"{done.pk}/kemajuan/"):
        with django_assert_max_num_queries(15):
            client.get(ROOM + path)


def test_those_who_may_find_the_page_from_more(office: Office, visitor: Visitor) -> None:
    heads(office, "superior")

    found = {
        role: ROOM in visitor(role).get("/contoh/lainnya/").content.decode() for role in ("hr", "superior", "clerk")
    }

    assert found == {"hr": True, "superior": True, "clerk": False}

"""Own notes come first; the superior sees a share by name, later."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.apps.work import SAVEPOINTS, Office, enter_as, filed, send
from tests.conftest import TODAY
from tolok.desk.queries.informative import team_month
from tolok.reports.access import PERMISSIONS
from tolok.reports.models import SignalAnswer

pytestmark = pytest.mark.usefixtures("noon")
JULY, LATER = date(2026, 7, 1), date(2026, 7, 20)


def test_a_person_sees_the_note_and_explains_it_with_one_tap(office: Office, client: Client) -> None:
    enter_as(client, office["self"])
    filed(office, minutes=900)

    before = client.get("/contoh/catatan-laporan/").content.decode()
    answer = send(client, "catatan-laporan/", kind="overfull", choice="long_day")
    after = client.get("/contoh/catatan-laporan/").content.decode()

    assert "Menit dalam satu hari berjumlah 900" in before
    assert "Ratna hanya melihat bagian yang informatif" in before
    assert answer.headers["Location"] == "/contoh/catatan-laporan/?bulan=2026-07"
    assert "Penjelasan Anda:" in after
    assert "sudah dijelaskan" in after


def test_a_sentence_that_is_refused_stays_in_its_field(office: Office, client: Client) -> None:
    enter_as(client, office["self"])
    filed(office, minutes=900)

    answer = send(client, "catatan-laporan/", kind="overfull", choice="none", text="Banjir sejak subuh")

    assert answer.status_code == 422
    assert 'value="Banjir sejak subuh"' in answer.content.decode()
    assert not SignalAnswer.objects.exists()


@pytest.mark.parametrize("text", ["a\0b", "x" * 201, " "])
def test_a_sentence_that_cannot_be_kept_says_so_beside_it(office: Office, client: Client, text: str) -> None:
    enter_as(client, office["self"])
    filed(office, minutes=900)

    answer = send(client, "catatan-laporan/", kind="overfull", choice="other", text=text)

    assert answer.status_code == 422
    assert 'id="overfull-text_error"' in answer.content.decode()
    assert not SignalAnswer.objects.exists()


def test_a_word_on_nothing_that_is_there_is_refused_in_words(office: Office, client: Client) -> None:
    enter_as(client, office["self"])

    answer = send(client, "catatan-laporan/", kind="%s%(x)s", choice="other", text="Banjir")

    assert answer.status_code == 422
    assert "Pilih salah satu jawaban" in answer.content.decode()
    assert "Banjir" in answer.content.decode()


def test_a_quiet_month_says_so_and_a_wrong_month_is_this_one(office: Office, client: Client) -> None:
    enter_as(client, office["hr"])

    for asked in ("", "?bulan=2026-05", "?bulan=besok", "?bulan=2999-01"):
        assert "Tidak ada yang perlu dijelaskan" in client.get(f"/contoh/catatan-laporan/{asked}").content.decode()


def test_the_superior_sees_share_and_words_only_after_the_wait(office: Office, client: Client) -> None:
    for amount in range(1, 7):
        filed(office, amount=amount * 100, minutes=300)
    enter_as(client, office["self"])
    send(client, "catatan-laporan/", kind="overfull", choice="other", text="Banjir sejak subuh")
    enter_as(client, office["superior"])

    early = client.get("/contoh/tim/laporan-informatif/").content.decode()
    with time_machine.travel(f"{LATER}T04:00:00Z", tick=False):
        enter_as(client, office["superior"])
        late = client.get("/contoh/tim/laporan-informatif/").content.decode()

    assert "6 dari 6 laporan" not in early
    assert "0 laporan, terlalu sedikit untuk dihitung" in early
    assert "6 dari 6 laporan" in late
    assert "“Banjir sejak subuh”" in late
    assert "berjumlah" not in late


def test_the_team_stands_by_name_and_holds_only_whom_the_table_allows(office: Office) -> None:
    found = team_month(office["superior"], office.government, month=JULY, on=TODAY)

    names = [member.name for member in found.members]
    assert names == ["Ani", "Budi"]
    assert all(
        PERMISSIONS["see_informative"](office["superior"], office[role], TODAY) for role in ("self", "colleague")
    )


def test_who_leads_nobody_sees_nobody(office: Office, client: Client) -> None:
    filed(office)
    enter_as(client, office["colleague"])

    page = client.get("/contoh/tim/laporan-informatif/?bulan=2026-06").content.decode()

    assert "Ani" not in page
    assert "Hari ini tidak ada bawahan langsung Anda" in page


def test_the_pages_take_the_same_queries_for_one_report_and_for_three(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    filed(office, minutes=900)
    for _ in range(2):
        enter_as(client, office["self"])
        with django_assert_num_queries(10 + SAVEPOINTS):
            client.get("/contoh/catatan-laporan/")
        enter_as(client, office["superior"])
        with django_assert_num_queries(12 + SAVEPOINTS):
            client.get("/contoh/tim/laporan-informatif/")
        filed(office, minutes=100)
        filed(office)


LINE = "/contoh/catatan-laporan/sebaris/"


def test_the_today_page_fetches_a_line_while_something_waits_for_a_word(office: Office, client: Client) -> None:
    filed(office, minutes=900)
    enter_as(client, office["self"])

    page = client.get("/contoh/hari-ini/").content.decode()
    before = client.get(LINE).content.decode()
    send(client, "catatan-laporan/", kind="overfull", choice="long_day")
    after = client.get(LINE)

    assert f'data-quiet="{LINE}"' in page
    assert "1 hal di laporan Anda bulan ini" in before
    assert 'href="/contoh/catatan-laporan/"' in before
    assert (after.status_code, after.content) == (204, b"")


def test_who_reported_nothing_odd_gets_no_line(office: Office, client: Client) -> None:
    filed(office)
    enter_as(client, office["self"])

    assert client.get(LINE).status_code == 204


@pytest.mark.parametrize("count", [1, 3])
def test_the_line_costs_the_same_for_one_report_and_three(
    office: Office, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for _report in range(count):
        filed(office, minutes=900)
    enter_as(client, office["self"])

    with django_assert_num_queries(9 + SAVEPOINTS):
        client.get(LINE)


def test_the_team_page_leads_to_the_share_of_informative_reports(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])

    assert 'href="/contoh/tim/laporan-informatif/"' in client.get("/contoh/tim/").content.decode()


def test_everything_else_leads_to_the_companion_and_the_notes(office: Office, client: Client) -> None:
    enter_as(client, office["superior"])

    page = client.get("/contoh/lainnya/").content.decode()

    for address in ("/contoh/bkn/", "/contoh/catatan-laporan/", "/contoh/tim/laporan-informatif/"):
        assert f'href="{address}"' in page
    assert "/contoh/wawasan/beban/" not in page

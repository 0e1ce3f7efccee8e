"""Orders, stuck work, photos and minutes on the rows of a day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.apps.desk.conftest import row
from tests.apps.work import YESTERDAY, Office, enter_as, filed, send
from tests.conftest import TODAY
from tolok.evidence.models import Evidence
from tolok.reports.models import Report

pytestmark = pytest.mark.usefixtures("noon")


def test_an_oral_order_takes_a_name_and_a_few_words(office: Office, desk: Client) -> None:
    send(desk, "hari-ini/", **{"baru1-order_giver": office["superior"].pk, "baru1-task": "Jaga pameran"})

    report = Report.objects.get()
    assert (report.task, report.order_giver, report.order_state, report.ordered_by) == (
        "Jaga pameran", office["superior"], "asked", ""
    )  # fmt: skip  # one line a thought


def test_who_gave_orders_lately_may_be_chosen_beside_the_superiors(office: Office, desk: Client) -> None:
    filed(office, on=YESTERDAY, task="Rapat", amount=None, order_giver_id=office["colleague"].pk)

    page = desk.get("/contoh/hari-ini/").content.decode()

    chips = [f'value="{office[role].pk}"' in page for role in ("superior", "above", "colleague", "hr")]
    assert chips == [True, True, True, False]


@pytest.mark.parametrize("giver", ["hr", "wild"])
def test_nobody_else_can_be_named_by_a_forged_form(office: Office, desk: Client, giver: str) -> None:
    number = office[giver].pk if giver in office.people else 10**30
    response = send(desk, "hari-ini/", **{"baru1-order_giver": number, "baru1-task": "Jaga pameran"})

    assert (response.status_code, Report.objects.count()) == (422, 0)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"baru1-order_giver": "superior"}, "Tulis singkat apa yang diperintahkan."),
        ({"baru1-order_giver": "0", "baru1-task": "Rapat"}, "Tulis siapa yang meminta pekerjaan ini"),
        ({"baru1-task": "x" * 201, "baru1-ordered_by": "Camat"}, "200"),
        ({"baru1-note": "Loket 2"}, "Tulis singkat apa yang diperintahkan."),
    ],
)
def test_other_work_says_what_and_who(office: Office, desk: Client, fields: dict[str, str], sentence: str) -> None:
    typed = {name: office["superior"].pk if value == "superior" else value for name, value in fields.items()}

    response = send(desk, "hari-ini/", **typed)

    assert (response.status_code, sentence in response.content.decode()) == (422, True)
    assert Report.objects.count() == 0


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"done": "on", "amount": "3", "minutes": "0"}, "1"),
        ({"done": "on", "amount": "3", "minutes": "lama"}, "Menit adalah bilangan bulat"),
        ({"done": "on", "amount": "3", "note": "x" * 501}, "500"),
        ({"blocked": "on"}, "Tulis di catatan apa yang kurang"),
        (
            {
                "amount": "3",
                "photo": SimpleUploadedFile("a.png", b"x"),
                "upload": SimpleUploadedFile("a.pdf", b"%PDF-1.4"),
            },
            "Satu laporan memuat satu foto atau satu berkas.",
        ),
    ],
)
def test_each_field_refuses_what_it_can_not_hold(
    office: Office, desk: Client, fields: dict[str, object], sentence: str
) -> None:
    response = send(desk, "hari-ini/", **row(office, **fields))

    assert (response.status_code, sentence in response.content.decode()) == (422, True)
    assert Report.objects.count() == 0


def test_a_photo_from_the_camera_is_evidence(office: Office, desk: Client) -> None:
    send(desk, "hari-ini/", **row(office, amount="1", minutes="90", photo=SimpleUploadedFile("a.pdf", b"%PDF-1.4")))

    assert (Evidence.objects.get().file_name, Report.objects.get().minutes) == ("a.pdf", 90)


def test_stuck_work_is_told_with_one_tick_and_ends_with_one(office: Office, desk: Client) -> None:
    send(desk, "hari-ini/", **row(office, blocked="on", note="Blangko habis"))
    report = Report.objects.get()
    before = desk.get("/contoh/hari-ini/").content.decode()

    response = send(desk, f"laporan/{report.pk}/lancar/", next="/contoh/hari-ini/?hari=2026-07-14")

    after = desk.get("/contoh/hari-ini/").content.decode()
    assert ("Macet sejak 14 Juli 2026" in before, "Macet sejak" in after) == (True, False)
    assert response.headers["Location"] == "/contoh/hari-ini/?hari=2026-07-14"


def test_a_task_copied_with_its_giver_asks_again(office: Office, desk: Client) -> None:
    task = filed(office, on=YESTERDAY, task="Rapat", amount=None, order_giver_id=office["superior"].pk)

    send(desk, "hari-ini/", **{f"x{task.pk}-done": "on"})

    copy = Report.objects.get(on=TODAY)
    assert (copy.order_giver, copy.order_state, copy.ordered_by) == (office["superior"], "asked", "")


def test_ones_own_words_are_offered_again_the_most_used_first(office: Office, desk: Client) -> None:
    for days, note in [(1, "Loket 2"), (2, "Loket 1"), (3, "Loket 2")]:
        filed(office, on=TODAY - timedelta(days=days), note=note)

    page = desk.get("/contoh/hari-ini/").content.decode()

    assert '<option value="Loket 2"></option><option value="Loket 1"></option>' in page


def test_givers_are_told_how_many_orders_wait(office: Office, client: Client) -> None:
    filed(office, task="Rapat", amount=None, order_giver_id=office["superior"].pk)
    enter_as(client, office["superior"])

    assert "1 perintah menunggu jawaban Anda" in client.get("/contoh/hari-ini/").content.decode()

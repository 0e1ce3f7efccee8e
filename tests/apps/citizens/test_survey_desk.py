"""Those who run surveys see what they may, and change what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tests.apps.citizens.surveys import APRIL, asked, crowded, sent
from tests.apps.citizens.test_survey_answers import invited
from tests.apps.citizens.test_survey_plans import OLD, planned
from tests.apps.work import Office, enter_as, send
from tests.conftest import NOON
from tolok.citizens.actions import assign_duty
from tolok.citizens.models import Improvement, Survey, SurveyAnswer, SurveyComment, SurveyRelease
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")
BASE = "/contoh/warga/"


def test_the_agency_opens_publishes_and_reports(office: Office, client: Client) -> None:
    from tests.apps.citizens.surveys import given_service

    service = given_service(office)
    enter_as(client, office["hr"])
    desk = "warga/meja/survei/"

    def page(place: str = "") -> HttpResponse:
        return client.get(f"/contoh/{desk}{place}")  # type: ignore[return-value]  # the test client's answer is one

    before = [page(place).status_code for place in ("", "hasil/", "laporan/2026/", "laporan/2026/pdf/")]
    codes = [send(client, desk, service=str(service.pk), extra="").status_code for _time in range(2)]
    enter(office.government.pk)
    survey = Survey.objects.get()
    crowded(survey, 12)
    codes += [send(client, f"{desk}terbitkan/", span=span).status_code for span in ("2026-04-01", "2026-04-01", "x")]
    inside, report, pdf = (page(place) for place in ("hasil/", "laporan/2026/", "laporan/2026/pdf/"))
    enter(office.government.pk)

    assert before == [200, 200, 404, 404]
    assert codes == [302, 422, 302, 302, 404]
    assert SurveyRelease.objects.count() == 1
    assert "72,22" in inside.content.decode()
    assert "Sarana" in report.content.decode()
    assert pdf.content.startswith(b"%PDF")
    assert page("hasil/?mulai=2026-04-01").status_code == page(f"{survey.pk}/").status_code == 200


def test_poster_invitations_and_changes_are_on_the_survey_s_page(office: Office, client: Client) -> None:
    survey, _secrets = invited(office)
    enter_as(client, office["hr"])
    desk = f"warga/meja/survei/{survey.pk}/"

    poster = client.get(f"/contoh/{desk}poster/").content.decode()
    again = send(client, f"{desk}undangan/")
    codes = [send(client, desk, extra="x" * length, population="", is_open="on").status_code for length in (20, 200)]

    assert f"/survei/{survey.code}/" in poster
    assert "<svg" in poster
    assert (again.status_code, codes) == (422, [302, 422])
    assert client.get("/contoh/warga/meja/survei/999999/").status_code == 404


def test_invitations_come_as_a_file_that_is_not_kept(office: Office, client: Client) -> None:
    from tests.apps.evidence.events import given as given_event
    from tests.apps.evidence.events import row, took
    from tolok.citizens.actions.survey.opening import open_survey
    from tolok.skp.models import Service

    given_event(office)
    took(office, row(office, 1, external_id="=1+1"), row(office, 2))
    survey = open_survey(by=office["hr"], at=NOON, service=Service.objects.get())
    enter_as(client, office["hr"])

    answer = send(client, f"warga/meja/survei/{survey.pk}/undangan/")

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert (len(lines), answer.headers["Cache-Control"]) == (3, "no-store")
    assert lines[1].startswith("'=1+1,http://testserver/contoh/warga/survei/undangan/")


def test_paper_forms_are_tried_first(office: Office, client: Client) -> None:
    survey = asked(office)
    enter_as(client, office["hr"])
    place = f"warga/meja/survei/{survey.pk}/kertas/"

    def entered(lines: str = "", **more: object) -> HttpResponse:
        return send(client, place, month="2026-07", lines=lines, **more)

    tried = entered("434443344;P;25\n\n4344-3344")
    wrong = [entered(lines) for lines in ("43444334", "434443344;X", "000000000", "999999999")]
    sheet = SimpleUploadedFile("kertas.csv", b"u1;u2;u3;u4;u5;u6;u7;u8;u9\n4;3;4;4;4;3;3;4;4\n4;3;;4;4;3;3;4;4\n")
    by_file = entered(sheet=sheet)
    broken = entered(sheet=SimpleUploadedFile("kertas.xlsx", b"PK\x03\x04nonsense"))
    stored = entered("434443344;f;25;;;Baik\n434403344;;;;;", store="1")

    enter(office.government.pk)
    assert client.get(f"/contoh/{place}").status_code == 200
    assert "2 formulir dapat disimpan" in tried.content.decode()
    assert "2 formulir dapat disimpan" in by_file.content.decode()
    assert [each.status_code for each in (*wrong, broken)] == [422] * 5
    assert stored.status_code == 302
    assert sorted(each.marks[4] for each in SurveyAnswer.objects.all()) == [0, 4]
    assert SurveyComment.objects.get().text == "Baik"


def test_comments_are_judged_on_their_page(office: Office, client: Client) -> None:
    survey = asked(office)
    for text in ("Petugas Budi kasar", "Cepat sekali"):
        sent(survey, comment=text)
    enter_as(client, office["hr"])
    place = "warga/meja/survei/komentar/"
    rude, kind = (SurveyComment.objects.get(text__startswith=word).pk for word in ("Petugas", "Cepat"))

    listed = client.get(f"/contoh/{place}").content.decode()
    codes = [
        send(client, f"{place}{number}/", verb=verb, reason=reason).status_code
        for number, verb, reason in (
            (rude, "withhold", ""),
            (rude, "withhold", "Menyebut nama"),
            (kind, "show", ""),
            (uuid4(), "show", ""),
        )
    ]
    page = client.get(f"/contoh/warga/meja/survei/{survey.pk}/").content.decode()

    assert "Petugas Budi kasar" in listed
    assert codes == [422, 302, 302, 404]
    assert "Cepat sekali" in page
    assert "Petugas Budi kasar" not in page


def test_what_is_wrong_with_a_judgement_stands_at_its_own_comment(office: Office, client: Client) -> None:
    survey = asked(office)
    for text in ("Petugas Budi kasar", "Cepat sekali"):
        sent(survey, comment=text)
    enter_as(client, office["hr"])
    rude, kind = (SurveyComment.objects.get(text__startswith=word).pk for word in ("Petugas", "Cepat"))

    answer = send(client, f"warga/meja/survei/komentar/{rude}/", verb="withhold", reason="x" * 301)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert (f'id="comment-{rude}-reason_error"' in page, f'id="comment-{kind}-reason_error"' in page) == (True, False)
    assert page.count("x" * 301) == 1


def test_improvements_are_planned_and_moved_on_their_pages(office: Office, client: Client) -> None:
    plan = planned(office)
    enter_as(client, office["hr"])
    new, old = f"warga/meja/survei/{plan.survey_id}/rencana/", f"warga/meja/perbaikan/{plan.pk}/"
    fields = {"unsur": "cost", "text": "Tarif dipasang", "owner": office["self"].name, "due_on": "2026-09-01"}

    codes = [client.get(f"/contoh/{place}").status_code for place in (new, old)]
    codes += [send(client, new, **{**fields, "owner": owner}).status_code for owner in (office["self"].name, "Tak ada")]
    codes += [
        send(client, old, verb=verb, outcome=outcome).status_code
        for verb, outcome in (
            *(("start_improvement", ""), ("finish_improvement", "")),
            *(("finish_improvement", "Selesai"), ("drop_improvement", "Batal")),
        )
    ]
    enter(office.government.pk)
    second = Improvement.objects.exclude(pk=plan.pk).get()
    codes.append(
        send(client, f"warga/meja/perbaikan/{second.pk}/", verb="drop_improvement", outcome="Batal").status_code
    )

    enter(office.government.pk)
    assert codes == [200, 200, 302, 422, 302, 422, 302, 422, 302]
    assert sorted(Improvement.objects.values_list("state", flat=True)) == ["done", "dropped"]
    assert client.get(f"/contoh/warga/meja/survei/{plan.survey_id}/").status_code == 200


def test_old_results_are_imported_from_a_file(office: Office, client: Client) -> None:
    asked(office)
    enter_as(client, office["hr"])
    place = "warga/meja/survei/lama/"

    def file(text: bytes) -> SimpleUploadedFile:
        return SimpleUploadedFile("lama.csv", text)

    codes = [
        send(client, place, sheet=sheet).status_code
        for sheet in (file(OLD.encode()), file(b"Layanan;Tahun\nx;1\n"), file(b"PK\x03\x04nonsense"))
    ]

    assert codes == [302, 422, 422]
    assert "tidak mengikuti" in client.get(f"/contoh/{place}").content.decode()
    assert client.get(f"/contoh/{place}templat/").status_code == 200


@pytest.mark.parametrize("role", ["self", "colleague"])
def test_the_desk_is_closed_to_who_has_no_duty(office: Office, client: Client, role: str) -> None:
    survey = asked(office)
    plan = Improvement.objects.create(
        government=office.government, survey=survey, unsur="time", text="x", owner=office["hr"], due_on=APRIL,
        planned_on=APRIL,
    )  # fmt: skip  # one line a thought
    sent(survey, comment="Halo")
    comment = SurveyComment.objects.get()
    enter_as(client, office[role])
    desk = "warga/meja/survei/"

    reads = ["", "hasil/", "komentar/", "lama/", "laporan/2026/", f"{survey.pk}/", f"{survey.pk}/kertas/"]
    writes = ["terbitkan/", f"{survey.pk}/undangan/", f"komentar/{comment.pk}/"]
    writes.append(f"{survey.pk}/rencana/")
    codes = [client.get(f"/contoh/{desk}{place}").status_code for place in reads]
    codes += [send(client, f"{desk}{place}").status_code for place in writes]
    codes.append(send(client, f"warga/meja/perbaikan/{plan.pk}/").status_code)

    assert codes == [403] * len(codes)


def test_pages_ask_as_often_for_three_surveys_as_for_one(
    office: Office, client: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    assign_duty(by=office["hr"], at=NOON, person=office["hr"], unit=None, starts_on=APRIL)
    crowded(asked(office), 12)
    enter_as(client, office["hr"])
    counts = []
    for code in ("kk", "akta"):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        for place in ("meja/survei/", "meja/survei/hasil/", "meja/survei/laporan/2026/", "survei/"):
            with CaptureQueriesContext(connection) as asked_:
                assert client.get(f"{BASE}{place}").status_code == 200
            counts.append(len(asked_))
        enter(office.government.pk)
        crowded(asked(office, code, code), 12)

    assert counts[:4] == counts[4:]
    assert max(counts) <= 17, counts

"""The public answers in nine taps, by code, kiosk or invitation."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.citizens.surveys import APRIL, asked, crowded
from tests.apps.citizens.test_survey_answers import invited
from tests.apps.citizens.visitor import here
from tests.apps.work import Office, enter_as, send
from tolok.citizens.models import Survey, SurveyAnswer, SurveyComment
from tolok.people.access import enter

pytestmark = pytest.mark.usefixtures("noon")
BASE = "/contoh/warga/"


def tapped(client: Client, survey: Survey, marks: str = "333333333", **more: str) -> str:
    """The page after so many taps."""
    held, page = "", b""
    for mark in marks:
        page = client.post(f"{BASE}survei/{survey.code}/langkah/", {"marks": held, "mark": mark, **more}).content
        held += mark
    return page.decode()


def test_nine_taps_and_a_button_store_one_answer(office: Office, client: Client) -> None:
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/"

    first = client.get(place).content.decode()
    last = tapped(client, survey)
    fields = {"key": str(uuid4()), "marks": "333333333", "door": "qr", "sex": "f", "comment": "Cepat"}
    fields["ticket"] = here("survey")
    sent_ = [client.post(f"{place}kirim/", fields) for _time in range(2)]
    thanks = client.get(f"{place}terima-kasih/").content.decode()

    enter(office.government.pk)
    assert 'name="mark" value="4"' in first
    assert 'name="back"' not in first
    assert 'value="333333333"' in last
    assert [(each.status_code, each.headers["Location"]) for each in sent_] == [(302, f"{place}terima-kasih/")] * 2
    assert (SurveyAnswer.objects.get().standing, SurveyComment.objects.get().standing) == ("open", "open")
    assert "Terima kasih" in thanks
    assert "sessionid" not in client.cookies


def test_one_goes_back_and_forth_and_nonsense_begins_anew(office: Office, client: Client) -> None:
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/langkah/"

    def number(**fields: str) -> str:
        found = re.search(r"Pertanyaan (\d+) dari 9", client.post(place, fields).content.decode())
        return found.group(1) if found else ""

    assert number(marks="33", mark="4") == "4"
    assert number(marks="333", back="1") == "3"
    assert number(marks="", back="1") == "1"
    assert number(marks="33", mark="9") == "3"
    assert number(marks="33", mark="44") == "3"
    assert number(marks="3a3") == number(marks="3" * 10) == "1"
    for page in ("langkah", "kirim"):
        typed = client.get(f"{BASE}survei/{survey.code}/{page}/")
        assert typed.headers["Location"] == f"{BASE}survei/{survey.code}/"


def test_who_taps_through_screen_by_screen_is_not_in_a_hurry(office: Office, client: Client) -> None:
    """The last screen's ticket began when the first one's did; one of its own would make a quick tap spam."""
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/"

    for old in (here("survey"), "forged"):
        page = client.post(f"{place}langkah/", {"marks": "33333333", "mark": "3", "ticket": old}).content.decode()
        found = re.search(r'name="ticket" value="([^"]+)"', page)
        assert found
        client.post(f"{place}kirim/", {"key": uuid4(), "marks": "333333333", "door": "qr", "ticket": found[1]})

    enter(office.government.pk)
    assert sorted(SurveyAnswer.objects.values_list("standing", "held_for")) == [("open", ""), ("spam", "hurried")]


def test_a_refusal_keeps_what_was_typed(office: Office, client: Client) -> None:
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/kirim/"

    long = client.post(place, {"key": str(uuid4()), "marks": "333333333", "comment": "a" * 700})
    short = client.post(place, {"key": str(uuid4()), "marks": "333"})
    keyless = client.post(place, {"marks": "333333333", "key": "x"})

    assert [each.status_code for each in (long, short, keyless)] == [422, 422, 400]
    assert "aaaaaaa" in long.content.decode()
    assert "Pertanyaan 4 dari 9" in short.content.decode()
    assert "Sebagian jawaban tidak sampai" in short.content.decode()


def test_what_was_said_comes_along_where_marks_are_missing(office: Office, client: Client) -> None:
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/"
    said = {"comment": "Loketnya <b>sempit</b>", "sex": "f"}

    cut = client.post(f"{place}kirim/", {"key": str(uuid4()), "marks": "33333333", "ticket": here("survey"), **said})
    last = client.post(f"{place}langkah/", {"marks": "33333333", "mark": "3", **said}).content.decode()

    assert cut.status_code == 422
    assert 'name="comment" value="Loketnya &lt;b&gt;sempit&lt;/b&gt;"' in cut.content.decode()
    assert "Loketnya &lt;b&gt;sempit" in last
    assert '<option value="f" selected>' in last


def test_a_kiosk_goes_back_to_its_start_by_itself(office: Office, client: Client) -> None:
    survey = asked(office)
    place = f"{BASE}survei/{survey.code}/"

    started = client.get(f"{place}kios/")
    step = client.post(f"{place}langkah/", {"marks": "", "mark": "4", "door": "kiosk"})
    fields = {"key": str(uuid4()), "marks": "444444444", "door": "kiosk", "ticket": here("survey")}
    stored = client.post(f"{place}kirim/", fields)
    thanks = client.get(stored.headers["Location"])

    enter(office.government.pk)
    assert [each.headers["Refresh"] for each in (started, step, thanks)] == [
        f"120; url={place}kios/",
        f"120; url={place}kios/",
        f"12; url={place}kios/",
    ]
    assert SurveyAnswer.objects.get().channel == "kiosk"


def test_an_invitation_opens_once_and_then_thanks(office: Office, client: Client) -> None:
    survey, secrets = invited(office)
    place = f"{BASE}survei/undangan/{secrets[0]}/"
    fields = {"marks": "333333333", "door": "invited", "secret": secrets[0], "ticket": here("survey")}

    opened = client.get(place).content.decode()
    codes = [
        client.post(f"{BASE}survei/{survey.code}/kirim/", {**fields, "key": str(uuid4())}).status_code
        for _time in range(2)
    ]
    used = client.get(place)

    assert secrets[0] in opened
    assert (codes, used.status_code) == ([302, 422], 410)
    assert "sudah dijawab" in used.content.decode()
    assert client.get(f"{BASE}survei/undangan/palsu/").status_code == 404


def test_the_public_finds_surveys_and_results(office: Office, client: Client) -> None:
    empty = [client.get(f"{BASE}survei/{page}").status_code for page in ("", "hasil/", "tidakada/")]
    survey = asked(office)
    crowded(survey, 60)
    crowded(asked(office, "kk", "Kartu keluarga"), 3)
    enter_as(client, office["hr"])
    send(client, "warga/meja/survei/terbitkan/", span=APRIL.isoformat())
    client.logout()

    listed, told = (client.get(f"{BASE}survei/{page}").content.decode() for page in ("", "hasil/"))

    assert empty == [200, 200, 404]
    assert f"/survei/{survey.code}/" in listed
    assert "72,3" in told
    assert "72,22" not in told  # with it, the three could be worked out from the whole
    assert "Terlalu sedikit yang menjawab" in told


def test_a_closed_survey_says_so(office: Office, client: Client) -> None:
    survey = asked(office)
    enter_as(client, office["hr"])
    send(client, f"warga/meja/survei/{survey.pk}/", extra="", population="")

    assert "ditutup" in client.get(f"{BASE}survei/{survey.code}/").content.decode()

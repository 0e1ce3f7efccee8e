"""Who comes in, who does not, and what every answer carries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.apps.web.conftest import Side
from tests.conftest import NOON
from tolok.delivery.models import Notice
from tolok.people.access import enter
from tolok.people.actions import InvitationIsOver, accept_invitation, invite_person, sign_in
from tolok.people.models import Account, Invitation, Person

WORDS = "kuda lumping biru laut"


@pytest.fixture
def ani(ours: Side) -> Person:
    """Ani has a password."""
    token = invite_person(by=None, at=NOON, person=ours.persons["ani"])
    accept_invitation(by=None, at=NOON, token=token, password=WORDS)
    return ours.persons["ani"]


def typed(identifier: str, password: str) -> Any:
    """The answer of the sign-in page."""
    enter(None)
    return Client().post("/masuk/", {"identifier": identifier, "password": password})


def test_one_signs_in_with_nip_or_e_mail(ani: Person) -> None:
    Person.objects.filter(pk=ani.pk).update(email="Ani@kita.example")

    answers = [typed(name, WORDS) for name in (ani.nip, "ani@KITA.example", f" {ani.nip} ")]

    assert [(a.status_code, a.headers["Location"]) for a in answers] == [(302, "/kita/hari-ini/")] * 3


@pytest.mark.parametrize("name", ["", "0", "199001012015012902", "nobody@kita.example", "x" * 300, "'; --", "\x00"])
def test_a_wrong_name_or_password_says_the_same(ani: Person, name: str) -> None:
    answer = typed(name, "salah sekali ini")

    assert answer.status_code == 422
    assert "Location" not in answer.headers


def test_eight_wrong_passwords_rest_the_account_for_a_quarter_of_an_hour(ani: Person) -> None:
    def tried(password: str, minutes: int) -> bool:
        return sign_in(identifier=ani.nip, password=password, at=NOON + timedelta(minutes=minutes)) is not None

    wrong = [tried("salah", 0) for _ in range(8)]

    assert wrong == [False] * 8
    assert [tried(WORDS, 0), tried(WORDS, 14), tried(WORDS, 16)] == [False, False, True]


def test_seven_wrong_passwords_do_not(ani: Person) -> None:
    for _ in range(7):
        sign_in(identifier=ani.nip, password="salah", at=NOON)

    assert sign_in(identifier=ani.nip, password=WORDS, at=NOON) is not None


def test_a_disabled_account_is_out_at_once(ani: Person) -> None:
    client = Client()
    client.post("/masuk/", {"identifier": ani.nip, "password": WORDS})
    inside = client.get("/kita/hari-ini/").status_code
    Account.objects.filter(person=ani).update(is_active=False)

    after = client.get("/kita/hari-ini/")

    assert inside == 200
    assert after.headers["Location"].startswith("/masuk/")
    assert typed(ani.nip, WORDS).status_code == 422


def test_an_account_without_password_lets_nobody_in(ours: Side) -> None:
    hadi = ours.persons["hadi"]

    assert [typed(hadi.nip, password).status_code for password in ("", "!", hadi.nip)] == [422, 422, 422]


def test_a_link_works_once(ours: Side) -> None:
    token = invite_person(by=None, at=NOON, person=ours.persons["ratna"])
    accept_invitation(by=None, at=NOON, token=token, password=WORDS)

    with pytest.raises(InvitationIsOver):
        accept_invitation(by=None, at=NOON, token=token, password=WORDS)


@pytest.mark.parametrize(("hours", "works"), [(71, True), (73, False)])
def test_a_link_lasts_three_days(ours: Side, hours: int, works: bool) -> None:
    token = invite_person(by=None, at=NOON - timedelta(hours=hours), person=ours.persons["ratna"])

    try:
        accept_invitation(by=None, at=NOON, token=token, password=WORDS)
    except InvitationIsOver:
        assert not works
    else:
        assert works


def test_only_the_hash_of_a_link_is_kept(ours: Side) -> None:
    token = invite_person(by=None, at=NOON, person=ours.persons["ratna"])

    assert token.encode() not in bytes(Invitation.objects.get().token_hash)


def test_the_page_of_a_link_says_who_is_invited_or_that_it_is_over(ours: Side) -> None:
    from tolok.web.clock import now

    ratna, moment = ours.persons["ratna"], now()
    token, old = (invite_person(by=None, at=moment - timedelta(days=days), person=ratna) for days in (0, 4))
    client = Client()

    pages = [client.get(f"/kita/undangan/{each}/") for each in (token, old, "karangan")]

    assert [page.status_code for page in pages] == [200, 410, 410]
    assert [ratna.name in page.content.decode() for page in pages] == [True, False, False]
    assert [b'name="password"' in page.content for page in pages] == [True, False, False]


@pytest.mark.parametrize("password", ["pendek", "1234567890", "password123", "x" * 300])
def test_a_weak_password_is_refused_and_the_link_still_works(ours: Side, password: str) -> None:
    from tolok.web.clock import now

    token = invite_person(by=None, at=now(), person=ours.persons["ratna"])
    client = Client()

    bad = client.post(f"/kita/undangan/{token}/", {"password": password, "again": password})
    good = client.post(f"/kita/undangan/{token}/", {"password": WORDS, "again": WORDS})

    assert (bad.status_code, good.status_code) == (422, 302)


@pytest.mark.parametrize(("example", "status"), [(True, 302), (False, 404)])
def test_one_click_enters_in_the_example_mode_only(ours: Side, settings: Any, example: bool, status: int) -> None:
    type(ours.government).objects.update(is_example=True)
    settings.EXAMPLE = example

    answer = Client().post(f"/kita/contoh/{ours.persons['ani'].pk}/")

    assert answer.status_code == status


def test_one_click_never_enters_a_real_government(ours: Side, settings: Any) -> None:
    settings.EXAMPLE = True

    assert Client().post(f"/kita/contoh/{ours.persons['ani'].pk}/").status_code == 404


def test_signing_in_leads_only_to_the_own_government(ani: Person) -> None:
    places = ["/kita/tim/", "/lain/tim/", "//jahat.example/", "https://jahat.example/kita/"]

    found = [
        Client().post("/masuk/", {"identifier": ani.nip, "password": WORDS, "next": place}).headers["Location"]
        for place in places
    ]

    assert found == ["/kita/tim/", "/kita/hari-ini/", "/kita/hari-ini/", "/kita/hari-ini/"]


def test_signing_out_ends_the_session(ours: Side) -> None:
    client = ours.browser()
    client.post("/kita/keluar/", {"key": uuid4()})

    assert client.get("/kita/hari-ini/").headers["Location"].startswith("/masuk/")


def test_health_answers_without_signing_in(db: None) -> None:
    assert [Client().get(path).content for path in ("/healthz", "/readyz")] == [b"ok", b"ok"]


def test_every_answer_carries_its_guards(ours: Side) -> None:
    for answer in (Client().get("/masuk/"), ours.browser().get("/kita/orang/"), Client().get("/nihil/")):
        policy = answer.headers["Content-Security-Policy"]

        assert "unsafe-inline" not in policy
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["X-Frame-Options"] == "DENY"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_broken_page_names_its_code_and_leaves_nothing(ours: Side, settings: Any, caplog: Any) -> None:
    settings.ROOT_URLCONF = "tests.apps.web.broken_urls"
    client = ours.browser()

    answer = client.post("/kita/rusak/", {"key": uuid4()})

    told = [record.told for record in caplog.records if record.name == "tolok.incident"]
    assert answer.status_code == 500
    assert [(line["path"], line["incident"] in answer.content.decode()) for line in told] == [("/kita/rusak/", True)]
    enter(ours.government.pk)
    assert Notice.objects.count() == 0

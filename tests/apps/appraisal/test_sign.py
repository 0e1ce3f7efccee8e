"""Signing makes the predikat stand, freezes names and tells the apps above."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import connection, transaction

from tests.apps.appraisal.conftest import LATER, Office, sheet
from tolok.appraisal.actions import (
    AlreadySigned,
    NotYetRated,
    NotYourRating,
    SigningDraft,
    mark_seen,
    rate,
    sign,
    sign_many,
)
from tolok.appraisal.models import Appraisal, Rating, Signature
from tolok.delivery.models import Notice
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.models import Person, Posting


def _jobs() -> list[dict[str, object]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'appraisal.predikat_signed' ORDER BY id")
        return [json.loads(row[0]) for row in cursor.fetchall()]


def test_signing_takes_the_predikat_from_the_quadrant(office: Office) -> None:
    appraisal = office.signed()

    assert (appraisal.state, appraisal.predikat) == ("signed", "baik")


@pytest.mark.parametrize(
    ("work", "behaviour", "predikat"),
    [("above", "above", "sangat_baik"), ("above", "below", "kurang"), ("below", "meets", "butuh_perbaikan")],
)
def test_the_predikat_follows_the_two_ratings(office: Office, work: str, behaviour: str, predikat: str) -> None:
    appraisal = office.gathered()
    reasons = {"work_reason": "Seen at the counter.", "behaviour_reason": "Seen at the counter."}
    filled = sheet(appraisal, work=work, behaviour=behaviour, **reasons)
    rate(by=office.people["superior"], at=LATER, appraisal=appraisal, sheet=filled)

    sign(by=office.people["superior"], at=LATER, appraisal=appraisal)

    assert office.appraisal().predikat == predikat


def test_the_signature_freezes_names_ranks_posts_and_unit(office: Office) -> None:
    office.signed()
    Person.objects.filter(pk=office.people["clerk"].pk).update(name="Married Name", rank="Pembina, IV/a")

    frozen = Signature.objects.get().frozen
    assert frozen["person"] == {
        "name": "Clerk",
        "nip": office.people["clerk"].nip,
        "rank": "Penata, III/c",
        "status": "PNS",
        "post": "Post of clerk",
        "unit": "Disdukcapil",
    }
    assert (frozen["rater"]["name"], frozen["rater"]["post"]) == ("Superior", "Post of superior")
    assert frozen["period"] == {"label": "Triwulan II 2026", "starts_on": "2026-04-01", "last_day": "2026-06-30"}


def test_a_later_transfer_does_not_change_the_post_that_was_appraised(office: Office) -> None:
    appraisal = office.rated()
    clerk, elsewhere = office.people["clerk"], office.positions["planner"]
    office.leave("clerk", on=date(2026, 7, 1))
    Posting.objects.create(government=office.government, person=clerk, position=elsewhere, starts_on=date(2026, 7, 1))

    sign(by=office.people["superior"], at=LATER, appraisal=appraisal)

    assert Signature.objects.get().frozen["person"]["post"] == "Post of clerk"


def test_an_acting_post_is_frozen_only_where_there_is_no_definitive_one(office: Office) -> None:
    appraisal = office.rated()
    for role in ("superior", "clerk"):
        Posting.objects.create(
            government=office.government,
            person=office.people[role],
            position=office.positions["planner"],
            kind="plt",
            starts_on=date(2026, 1, 1),
        )
    Posting.objects.filter(person=office.people["superior"], kind="definitive").delete()

    sign(by=office.people["superior"], at=LATER, appraisal=appraisal)

    frozen = Signature.objects.get().frozen
    assert (frozen["person"]["post"], frozen["rater"]["post"]) == ("Post of clerk", "Post of planner")


def test_signing_announces_the_predikat_in_the_same_transaction(office: Office) -> None:
    appraisal = office.signed()

    assert _jobs() == [{"government_id": office.government.pk, "appraisal_id": appraisal.pk, "at": LATER.isoformat()}]


def test_the_person_hears_that_the_receipt_is_there(office: Office) -> None:
    appraisal = office.signed()

    (notice,) = Notice.objects.all()
    assert (notice.person, notice.told_at) == (office.people["clerk"], LATER)
    assert notice.text == (
        "Superior menandatangani penilaian Anda untuk Triwulan II 2026. Kuitansi Anda tersedia, beserta alasannya."
    )
    assert notice.address == f"/contoh/penilaian/{appraisal.pk}/"


def test_nothing_is_signed_before_it_is_rated(office: Office) -> None:
    with pytest.raises(NotYetRated):
        sign(by=office.people["superior"], at=LATER, appraisal=office.gathered())


def test_nothing_is_signed_twice(office: Office) -> None:
    appraisal = office.signed()

    with pytest.raises(AlreadySigned):
        sign(by=office.people["superior"], at=LATER, appraisal=appraisal)

    assert Signature.objects.count() == 1


def test_nobody_signs_what_somebody_else_rated(office: Office) -> None:
    appraisal = office.rated()
    office.leave("superior", on=date(2026, 7, 3))

    with pytest.raises(NotYourRating):
        sign(by=office.people["above"], at=LATER, appraisal=appraisal)


@pytest.mark.parametrize("role", ["above", "clerk", "colleague", "hr", "planner", "stranger"])
def test_nobody_but_the_rater_signs(office: Office, role: str) -> None:
    appraisal = office.rated()

    with pytest.raises(NotAllowed):
        sign(by=office.people[role], at=LATER, appraisal=appraisal)


def _rows() -> tuple[object, ...]:
    signatures = Signature.objects.values_list("appraisal_id", "signer_id", "frozen", "signed_at").order_by("pk")
    states = Appraisal.objects.values_list("pk", "state", "predikat").order_by("pk")
    acts = LedgerEntry.objects.filter(verb="sign").order_by("pk")
    told = acts.values_list("actor_id", "object_id", "person_id", "field_names", "occurred_at")
    news = Notice.objects.values_list("person_id", "kind", "key", "text", "address", "told_at").order_by("pk")
    return list(signatures), list(states), list(told), list(news), _jobs()


def test_many_signatures_at_once_leave_what_single_ones_leave(office: Office) -> None:
    office.plan("colleague")
    by, appraisals = office.people["superior"], [office.rated("clerk"), office.gathered("colleague")]
    rate(by=by, at=LATER, appraisal=appraisals[1], sheet=sheet(appraisals[1]))
    undo = transaction.savepoint()
    for each in appraisals:
        sign(by=by, at=LATER, appraisal=each)
    single = _rows()
    transaction.savepoint_rollback(undo)

    sign_many(at=LATER, drafts=[SigningDraft(by, LATER, each) for each in appraisals])

    assert _rows() == single


def test_opening_a_signed_receipt_first_is_noted_once(office: Office) -> None:
    appraisal, clerk = office.signed(), office.people["clerk"]

    assert mark_seen(by=clerk, at=LATER, appraisal=appraisal)
    assert not mark_seen(by=clerk, at=LATER, appraisal=appraisal)
    assert LedgerEntry.objects.filter(verb="see_receipt").count() == 1


def test_an_unsigned_receipt_cannot_have_been_seen(office: Office) -> None:
    assert not mark_seen(by=office.people["clerk"], at=LATER, appraisal=office.rated())
    assert Rating.objects.count() == 1


def test_nobody_sees_a_receipt_for_somebody_else(office: Office) -> None:
    with pytest.raises(NotAllowed):
        mark_seen(by=office.people["superior"], at=LATER, appraisal=office.signed())

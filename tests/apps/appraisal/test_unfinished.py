"""What a rater typed stays theirs until the sheet is whole; it rates nobody."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.apps.appraisal.conftest import LATER, Office, sheet
from tolok.appraisal.actions import AlreadySigned, TooMuchTyped, keep_unfinished, rate, sign
from tolok.appraisal.models import Rating, UnfinishedSheet
from tolok.appraisal.queries import appraisal_by_id
from tolok.appraisal.queries.drafts import Draft, begun_by, draft_of, whole_draft
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter

if TYPE_CHECKING:
    from tests.apps.appraisal.conftest import Visitor

TYPED = {"behaviour_loyal": "above", "remark": "You stayed when the queue was long."}


def _draft(office: Office, role: str = "superior") -> Draft | None:
    appraisal = appraisal_by_id(office.appraisal().pk)
    assert appraisal is not None
    return draft_of(appraisal, rater_id=office.people[role].pk)


def test_a_part_of_a_sheet_waits_for_its_rater_and_rates_nobody(office: Office) -> None:
    appraisal, superior = office.gathered(), office.people["superior"]

    keep_unfinished(by=superior, at=LATER, appraisal=appraisal, filled={"remark": "You"}, seconds=20)
    keep_unfinished(by=superior, at=LATER, appraisal=appraisal, filled=TYPED, seconds=50)

    assert _draft(office) == Draft(TYPED, 50, LATER, is_whole=False)
    assert _draft(office, "above") is None
    assert (begun_by(superior), begun_by(office.people["above"])) == ({appraisal.pk}, set())
    assert (Rating.objects.count(), office.appraisal().state) == (0, "gathered")
    assert LedgerEntry.objects.filter(verb="keep_unfinished", person_id=appraisal.person_id).count() == 2


def test_the_whole_sheet_takes_its_place_and_a_change_of_it_waits_again(office: Office) -> None:
    appraisal, superior = office.gathered(), office.people["superior"]
    keep_unfinished(by=superior, at=LATER, appraisal=appraisal, filled=TYPED)

    rate(by=superior, at=LATER, appraisal=appraisal, sheet=sheet(appraisal))

    whole = _draft(office)
    assert whole is not None
    assert (whole.is_whole, whole.filled["behaviour_loyal"], "behaviour_reason" in whole.filled) == (
        True,
        "meets",
        False,
    )
    same = keep_unfinished(by=superior, at=LATER, appraisal=appraisal, filled=whole.filled)
    assert (same, UnfinishedSheet.objects.count()) == (False, 0)
    changed = keep_unfinished(by=superior, at=LATER, appraisal=appraisal, filled={**whole.filled, "work": "above"})
    assert (changed, UnfinishedSheet.objects.count()) == (True, 1)
    sign(by=superior, at=LATER, appraisal=appraisal)
    assert (Rating.objects.get().work, UnfinishedSheet.objects.count()) == ("meets", 0)


def test_whoever_rates_instead_begins_anew(office: Office) -> None:
    appraisal = office.gathered()
    keep_unfinished(by=office.people["superior"], at=LATER, appraisal=appraisal, filled=TYPED)
    office.leave("superior", on=date(2026, 7, 3))

    keep_unfinished(by=office.people["above"], at=LATER, appraisal=appraisal, filled={"remark": "Well done."})

    assert (_draft(office), UnfinishedSheet.objects.get().filled) == (None, {"remark": "Well done."})


@pytest.mark.parametrize("role", ["above", "clerk", "colleague", "hr", "planner", "stranger"])
def test_nobody_but_the_rater_begins_a_sheet(office: Office, role: str) -> None:
    appraisal = office.gathered()

    with pytest.raises(NotAllowed):
        keep_unfinished(by=office.people[role], at=LATER, appraisal=appraisal, filled=TYPED)


def test_a_signed_sheet_and_too_much_text_are_refused(office: Office) -> None:
    superior, signed = office.people["superior"], office.signed()

    with pytest.raises(AlreadySigned):
        keep_unfinished(by=superior, at=LATER, appraisal=signed, filled=TYPED)
    for filled in ({"remark": "a" * 501}, {"b" * 501: ""}, {f"behaviour_{number}": "" for number in range(101)}):
        with pytest.raises(TooMuchTyped):
            keep_unfinished(by=superior, at=LATER, appraisal=signed, filled=filled)

    assert UnfinishedSheet.objects.count() == 0


def test_a_rating_of_another_state_or_rater_is_no_draft(office: Office) -> None:
    office.signed()

    appraisal = appraisal_by_id(office.appraisal().pk)

    assert appraisal is not None
    assert whole_draft(appraisal, rater_id=office.people["superior"].pk) is None


def test_the_page_keeps_what_is_typed_shows_it_again_and_goes_on_counting(office: Office, visitor: Visitor) -> None:
    appraisal = office.gathered()
    client, place = visitor("superior"), f"/contoh/penilaian/{appraisal.pk}/nilai"

    by_itself = client.post(
        f"{place}/simpan/", {**TYPED, "key": str(uuid4()), "junk": "x"}, headers={"X-Requested-By": "sheet"}
    )
    by_hand = client.post(f"{place}/simpan/", {**TYPED, "key": str(uuid4())})
    page, waiting = client.get(f"{place}/").content.decode(), client.get("/contoh/penilaian/").content.decode()

    assert (by_itself.status_code, by_hand.status_code, by_hand.headers["Location"]) == (204, 302, "/contoh/penilaian/")
    assert ("You stayed when the queue was long." in page, page.count(" checked")) == (True, 1)
    assert "Sudah dimulai" in waiting
    enter(office.government.pk)
    assert UnfinishedSheet.objects.get().filled == TYPED
    assert client.get(f"{place}/simpan/").status_code == 405
    refused = client.post(f"{place}/simpan/", {"remark": "a" * 501, "key": str(uuid4())})
    assert (refused.status_code, "500" in refused.content.decode()) == (422, True)


def test_the_last_look_says_that_a_change_is_not_kept(office: Office, visitor: Visitor) -> None:
    appraisal = office.rated()
    client, place = visitor("superior"), f"/contoh/penilaian/{appraisal.pk}"
    quiet = client.get(f"{place}/tanda-tangan/").content.decode()

    client.post(f"{place}/nilai/simpan/", {"remark": "Something else.", "key": str(uuid4())})

    said = "mulai mengubah lembar ini"
    assert (said in quiet, said in client.get(f"{place}/tanda-tangan/").content.decode()) == (False, True)

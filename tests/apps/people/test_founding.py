"""How a government begins, and how its structure changes one row at a time."""

from __future__ import annotations

import io
import zipfile
from datetime import date, timedelta
from shutil import rmtree
from typing import TYPE_CHECKING

import pytest

from tests.apps.people.conftest import CLERK, JANUARY
from tests.conftest import NOON, TODAY
from tolok.people import actions
from tolok.people.models import Posting
from tolok.people.queries import PostingRow, has_duty, upload_place

if TYPE_CHECKING:
    from tolok.people.models import Government, Person

FIRST = "198501012010011905"


def workbook(word: str) -> bytes:
    """The least that counts as a workbook."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("xl/workbook.xml", f"<{word}/>")
    return made.getvalue()


def test_two_governments_never_share_an_address(government: Government) -> None:
    with pytest.raises(actions.GovernmentExists):
        actions.found_government(
            by=None, at=NOON, slug="contoh", name="Dua", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
        )


def test_the_first_administrator_holds_the_duty_of_the_hr_agency(government: Government) -> None:
    person = actions.appoint_first_administrator(
        by=None, at=NOON, government=government, nip="19850101 201001 1 905", name="Hadi", on=JANUARY
    )

    assert (person.nip, has_duty(person, "hr", on=TODAY)) == (FIRST, True)


def test_a_wrong_nip_appoints_nobody(government: Government) -> None:
    with pytest.raises(actions.BadNip):
        actions.appoint_first_administrator(by=None, at=NOON, government=government, nip="123", name="Hadi", on=JANUARY)

    assert Posting.objects.count() == 0


def test_what_the_first_page_shows_of_an_example_is_kept(government: Government) -> None:
    actions.show_example(by=None, at=NOON, government=government, showcase={"people": []})

    government.refresh_from_db()
    assert government.showcase == {"people": []}


def test_a_posting_ends_after_it_began(office: dict[str, Person]) -> None:
    posting = Posting.objects.get(person=office["ani"])

    with pytest.raises(actions.EndsBeforeItStarts):
        actions.end_posting(by=office["hadi"], at=NOON, posting=posting, ends_on=JANUARY)
    ended = actions.end_posting(by=None, at=NOON, posting=posting, ends_on=date(2026, 8, 1))

    assert Posting.objects.get(pk=ended.pk).ends_on == date(2026, 8, 1)


def test_a_row_that_an_import_would_refuse_is_not_added_alone(
    government: Government, office: dict[str, Person]
) -> None:
    with pytest.raises(actions.BadRows):
        actions.add_posting(
            by=office["hadi"], at=NOON, government=government, row=PostingRow(CLERK, "NIHIL", date(2026, 8, 1))
        )

    assert not Posting.objects.filter(person=office["ani"], starts_on=date(2026, 8, 1)).exists()


def test_a_forgotten_upload_is_thrown_away_a_day_later(office: dict[str, Person]) -> None:
    hadi = office["hadi"]
    rmtree(upload_place(hadi), ignore_errors=True)
    moments = {"lama": NOON - timedelta(days=2), "baru": NOON, "kini": NOON}

    kept = {word: actions.keep_workbook(by=hadi, at=at, content=workbook(word)) for word, at in moments.items()}

    assert {path.stem for path in upload_place(hadi).glob("*.xlsx")} == {kept["baru"], kept["kini"]}

"""A reorganisation is tried as a draft; what came before its day stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.apps.people.conftest import CLERK, HEAD, JANUARY, OFFICE
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed
from tolok.people.actions import (
    BadRows,
    DraftChangesNothing,
    DraftHasNoName,
    DraftIsOver,
    NotYetInForce,
    WouldCircle,
    apply_reorganisation,
    draft_reorganisation,
    drop_reorganisation,
    import_people,
    try_reorganisation,
)
from tolok.people.models import FormerLine, Person, Position, Posting, Reorganisation
from tolok.people.queries import (
    ImportRows,
    PersonRow,
    PositionRow,
    PostingRow,
    Why,
    packed,
    rater_of,
    reorganisation_of,
    reorganisations,
    subordinates,
    superior_of,
    superiors_of_all,
    unpacked,
)

if TYPE_CHECKING:
    from tolok.people.models import Government

JULY = date(2026, 7, 1)
TO_MAYOR = PositionRow("DUK-3", "Operator KTP", "DUK", "pelaksana", "WALI")
NEW = "199501012020011905"
MOVED = ImportRows(
    positions=(TO_MAYOR, PositionRow("DUK-9", "Operator baru", "DUK", "pelaksana")),
    persons=(PersonRow(NEW, "Baru Sekali"),),
    postings=(
        PostingRow(HEAD, "DUK-1", JANUARY, JULY),
        PostingRow(NEW, "DUK-9", JULY),
    ),
)


def drafted(office: dict[str, Person], rows: ImportRows = MOVED, **more: Any) -> Reorganisation:
    """The HR agency keeps a draft from July on."""
    return draft_reorganisation(
        by=office["hadi"], at=NOON, **{"name": " Penataan  2026 ", "starts_on": JULY, "rows": rows, **more}
    )


def test_a_trial_tells_who_is_rated_by_whom_else_and_changes_nothing(office: dict[str, Person]) -> None:
    draft = drafted(office)
    before = (Person.objects.count(), Position.objects.count(), LedgerEntry.objects.count())

    trial = try_reorganisation(by=office["hadi"], at=NOON, draft=draft)

    told = [(each.name, each.before, each.after, each.becomes.why) for each in trial.differences]
    assert told == [
        ("Baru Sekali", "", "", Why.UNLINKED),
        ("Ratna Sari", "Wira Pratama", "", Why.OUT),
        ("Ani Lestari", "Ratna Sari", "Wira Pratama", None),
    ]
    assert [each.name for each in trial.exceptions] == ["Baru Sekali", "Ratna Sari"]
    assert (trial.circles, trial.persons) == ([], 5)
    assert trial.counts == {"lost": 2, "other": 1}
    assert (Person.objects.count(), Position.objects.count(), LedgerEntry.objects.count()) == before
    assert FormerLine.objects.count() == 0
    assert superior_of(office["ani"], on=TODAY) == office["ratna"]


def test_an_applied_draft_holds_from_its_day_and_the_days_before_stay(office: dict[str, Person]) -> None:
    apply_reorganisation(by=office["hadi"], at=NOON, draft=drafted(office))

    days = [JULY - timedelta(days=1), JULY]
    assert [superior_of(office["ani"], on=day) for day in days] == [office["ratna"], office["wira"]]
    assert [superiors_of_all(on=day)[office["ani"].pk] for day in days] == [office["ratna"], office["wira"]]
    assert [rater_of(office["ani"], on=day).rater_id for day in days] == [office["ratna"].pk, office["wira"].pk]
    assert [p.person for p in subordinates(office["ratna"], on=days[0])] == [office["ani"]]
    assert reorganisations()[0].state == "applied"


def test_what_was_tried_is_what_comes(office: dict[str, Person]) -> None:
    draft = drafted(office)
    trial = try_reorganisation(by=office["hadi"], at=NOON, draft=draft)

    apply_reorganisation(by=office["hadi"], at=NOON, draft=draft)

    for each in trial.differences:
        rated = rater_of(Person.objects.get(name=each.name), on=JULY)
        assert (rated.rater_id, rated.why) == (each.becomes.rater_id, each.becomes.why)


def test_a_day_before_an_earlier_change_rewrites_what_followed(
    government: Government, office: dict[str, Person]
) -> None:
    import_people(by=None, at=NOON, government=government, rows=ImportRows(positions=(TO_MAYOR,)))
    below_head = PositionRow("DUK-3", "Operator KTP", "DUK", "pelaksana", "DUK-1")

    apply_reorganisation(by=office["hadi"], at=NOON, draft=drafted(office, ImportRows(positions=(below_head,))))

    line = FormerLine.objects.get()
    assert (line.position.code, line.reports_to, line.ends_on) == ("DUK-3", Position.objects.get(code="DUK-2"), JULY)


def test_a_draft_that_is_not_in_force_yet_waits(office: dict[str, Person]) -> None:
    draft = drafted(office, starts_on=TODAY + timedelta(days=1))

    with pytest.raises(NotYetInForce):
        apply_reorganisation(by=office["hadi"], at=NOON, draft=draft)
    assert try_reorganisation(by=office["hadi"], at=NOON, draft=draft).persons == 5
    assert apply_reorganisation(by=office["hadi"], at=NOON + timedelta(days=1), draft=draft).is_good


def test_those_who_would_rate_each_other_are_named_and_nothing_is_applied(office: dict[str, Person]) -> None:
    rows = ImportRows(
        persons=(PersonRow(NEW, "Baru Sekali"),),
        postings=(PostingRow(NEW, "DUK-2", JULY), PostingRow(CLERK, "DUK-1", JULY, kind="plh")),
    )
    draft = drafted(office, rows)

    assert [each.name for each in try_reorganisation(by=office["hadi"], at=NOON, draft=draft).circles] == [
        "Baru Sekali"
    ]
    with pytest.raises(WouldCircle, match="Baru Sekali"):
        apply_reorganisation(by=office["hadi"], at=NOON, draft=draft)
    assert Posting.objects.count() == len(OFFICE.postings)
    assert reorganisations()[0].state == "draft"


def test_a_draft_ends_once(office: dict[str, Person]) -> None:
    draft = drafted(office)
    dropped = drop_reorganisation(by=office["hadi"], at=NOON, draft=draft)

    for act in (apply_reorganisation, drop_reorganisation):
        with pytest.raises(DraftIsOver):
            act(by=office["hadi"], at=NOON, draft=draft)
    with pytest.raises(DraftIsOver):
        try_reorganisation(by=office["hadi"], at=NOON, draft=dropped)
    assert reorganisation_of(draft.pk) == draft
    told = LedgerEntry.objects.filter(object_type="people_reorganisation").order_by("id")
    assert [each.verb for each in told] == ["draft_reorganisation", "drop_reorganisation"]


def test_a_draft_has_a_name_and_changes_something_without_fault(office: dict[str, Person]) -> None:
    loop = ImportRows(positions=(PositionRow("DUK-1", "Kepala dinas", "DUK", "jpt", "DUK-3", is_head=True),))

    for rows, name, refusal in (
        (MOVED, " ", DraftHasNoName),
        (MOVED, "x" * 161, DraftHasNoName),
        (OFFICE, "Sama", DraftChangesNothing),
        (loop, "Putar", BadRows),
    ):
        with pytest.raises(refusal):
            drafted(office, rows, name=name)
    assert drafted(office).name == "Penataan 2026"


def test_a_draft_that_no_longer_fits_is_refused_with_the_line(
    government: Government, office: dict[str, Person]
) -> None:
    rows = ImportRows(postings=(PostingRow(CLERK, "DUK-2", JULY), PostingRow(CLERK, "DUK-3", JANUARY, JULY)))
    draft = drafted(office, rows)
    other = ImportRows(
        postings=(PostingRow(CLERK, "DUK-3", JANUARY, date(2026, 6, 1)), PostingRow(CLERK, "BKP-1", date(2026, 6, 1)))
    )
    import_people(by=None, at=NOON, government=government, rows=other)

    for act in (try_reorganisation, apply_reorganisation):
        with pytest.raises(BadRows):
            act(by=office["hadi"], at=NOON, draft=draft)


def test_rows_are_kept_as_they_are() -> None:
    assert unpacked(packed(MOVED)) == MOVED


def test_only_the_hr_agency_reorganises(office: dict[str, Person]) -> None:
    draft = drafted(office)

    with pytest.raises(NotAllowed):
        draft_reorganisation(by=office["ratna"], at=NOON, name="A", starts_on=JULY, rows=MOVED)
    for act in (try_reorganisation, apply_reorganisation, drop_reorganisation):
        with pytest.raises(NotAllowed):
            act(by=office["ratna"], at=NOON, draft=draft)

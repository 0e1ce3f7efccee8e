"""Family ties keep two from rating each other, and are nobody else's business."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.apps.people.conftest import JANUARY
from tests.conftest import NOON, TODAY
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed, enter
from tolok.people.actions import (
    NoReason,
    TieBeginsLater,
    TieIsDeclared,
    TieIsWithdrawn,
    TieToOneself,
    declare_tie,
    found_government,
    withdraw_tie,
)
from tolok.people.models import Person, Tie
from tolok.people.queries import Rated, Way, Why, is_entitled, persons_called, rater_of, ties_of

if TYPE_CHECKING:
    from tolok.people.models import Government


def married(office: dict[str, Person], one: str = "ani", other: str = "ratna") -> Tie:
    """One declares to be married to the other since January."""
    return declare_tie(
        by=office[one], at=NOON, person=office[one], about=office[other], kind="spouse", starts_on=JANUARY
    )


def test_the_rater_s_superior_rates_where_a_tie_holds(office: dict[str, Person]) -> None:
    married(office)

    assert rater_of(office["ani"], on=TODAY) == Rated(office["wira"].pk, Way.DEFINITIVE, Why.TIE)


def test_a_tie_binds_both_whoever_declared_it(office: dict[str, Person]) -> None:
    married(office, "ratna", "ani")

    assert rater_of(office["ani"], on=TODAY).rater_id == office["wira"].pk
    assert not is_entitled(office["ratna"].pk, office["ani"].pk, on=TODAY)
    assert not is_entitled(office["ani"].pk, office["ratna"].pk, on=TODAY)
    assert is_entitled(office["wira"].pk, office["ani"].pk, on=TODAY)
    assert not is_entitled(office["wira"].pk, office["ani"].pk, on=JANUARY - timedelta(days=1))


def test_family_of_everybody_above_is_a_listed_exception(office: dict[str, Person]) -> None:
    married(office)
    married(office, "ani", "wira")

    assert rater_of(office["ani"], on=TODAY) == Rated(None, None, Why.TIE)


def test_a_withdrawn_tie_holds_no_longer_and_keeps_its_reason(office: dict[str, Person]) -> None:
    withdrawn = withdraw_tie(by=office["hadi"], at=NOON, tie=married(office), reason=" Sudah bercerai ")

    line = ties_of(office["ani"])[0]
    assert (line.about, line.reason, line.last_on) == ("Ratna Sari", "Sudah bercerai", TODAY - timedelta(days=1))
    assert rater_of(office["ani"], on=TODAY).rater_id == office["ratna"].pk
    assert rater_of(office["ani"], on=TODAY - timedelta(days=1)).why is Why.TIE
    with pytest.raises(TieIsWithdrawn):
        withdraw_tie(by=office["ani"], at=NOON, tie=withdrawn, reason="lagi")


def test_a_tie_may_be_withdrawn_on_the_day_it_began(office: dict[str, Person]) -> None:
    tie = declare_tie(
        by=office["ani"], at=NOON, person=office["ani"], about=office["ratna"], kind="sibling", starts_on=TODAY
    )

    withdraw_tie(by=office["ani"], at=NOON, tie=tie, reason="Salah orang")

    assert rater_of(office["ani"], on=TODAY).rater_id == office["ratna"].pk
    assert ties_of(office["ani"])[0].kind == "Saudara kandung"


def test_a_tie_is_refused_to_oneself_twice_and_before_its_time(
    government: Government, office: dict[str, Person]
) -> None:
    other = found_government(
        by=None, at=NOON, slug="lain", name="Lain", time_zone="Asia/Jakarta", pack="permenpanrb-6-2022"
    )
    stranger = Person.objects.create(government=other, nip="198001012005011907", name="Orang Lain", status="pns")
    enter(government.pk)
    tie = married(office)

    for about, starts_on, refusal in (
        (office["ani"], JANUARY, TieToOneself),
        (stranger, JANUARY, TieToOneself),
        (office["ratna"], JANUARY, TieIsDeclared),
        (office["wira"], TODAY + timedelta(days=1), TieBeginsLater),
    ):
        with pytest.raises(refusal):
            declare_tie(
                by=office["ani"], at=NOON, person=office["ani"], about=about, kind="spouse", starts_on=starts_on
            )
    for reason in ("  ", "x" * 301):
        with pytest.raises(NoReason):
            withdraw_tie(by=office["ani"], at=NOON, tie=tie, reason=reason)
    assert Tie.objects.count() == 1


def test_a_superior_neither_declares_nor_withdraws(office: dict[str, Person]) -> None:
    tie = married(office)

    with pytest.raises(NotAllowed):
        declare_tie(
            by=office["ratna"], at=NOON, person=office["ani"], about=office["wira"], kind="other", starts_on=JANUARY
        )
    with pytest.raises(NotAllowed):
        withdraw_tie(by=office["ratna"], at=NOON, tie=tie, reason="tidak benar")


def test_each_act_leaves_an_entry_without_words(office: dict[str, Person]) -> None:
    withdraw_tie(by=office["ani"], at=NOON, tie=married(office), reason="Sudah bercerai")

    entries = LedgerEntry.objects.filter(object_type="people_tie").order_by("id")
    assert [(each.verb, each.person_id) for each in entries] == [
        ("declare_tie", office["ani"].pk),
        ("withdraw_tie", office["ani"].pk),
    ]
    assert "bercerai" not in str(list(entries.values()))


def test_somebody_is_found_by_nip_or_name(office: dict[str, Person]) -> None:
    assert persons_called(office["ani"].nip) == [office["ani"]]
    assert persons_called("  ani   lestari ") == [office["ani"]]
    assert persons_called("sari") == [office["ratna"]]
    assert persons_called(" ") == []
    assert persons_called("tidak ada") == []

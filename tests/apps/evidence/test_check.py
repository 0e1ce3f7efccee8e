"""Evidence is checked by somebody else; a new verdict is a new row."""

from __future__ import annotations

import pytest

from tests.apps.work import Office
from tests.conftest import NOON
from tolok.delivery.models import Notice
from tolok.evidence import actions
from tolok.evidence.actions import Verdict, check_evidence, check_many, give_evidence, record_measured
from tolok.evidence.models import Check, Evidence
from tolok.evidence.queries import latest_verdicts
from tolok.ledger.models import LedgerEntry
from tolok.people.access import NotAllowed

LATER = NOON.replace(hour=5)


@pytest.fixture
def evidence(office: Office) -> Evidence:
    """The clerk's word."""
    return give_evidence(by=office["self"], at=NOON)


@pytest.mark.parametrize("role", ["superior", "above", "hr"])
def test_who_stands_above_or_hr_accepts(office: Office, evidence: Evidence, role: str) -> None:
    check_evidence(by=office[role], at=NOON, evidence_id=evidence.pk, is_accepted=True)

    evidence.refresh_from_db()
    assert evidence.trust == "checked"


def test_a_later_verdict_is_a_new_row_and_the_latest_holds(office: Office, evidence: Evidence) -> None:
    check_evidence(by=office["superior"], at=NOON, evidence_id=evidence.pk, is_accepted=True)

    check_evidence(by=office["above"], at=NOON, evidence_id=evidence.pk, is_accepted=False, reason=" Foto buram ")

    evidence.refresh_from_db()
    assert evidence.trust == "refused"
    assert list(Check.objects.order_by("pk").values_list("verdict", "reason")) == [
        ("accepted", ""),
        ("refused", "Foto buram"),
    ]
    said = latest_verdicts([evidence.pk])[evidence.pk]
    assert (said.checker, said.reason) == ("Hadi", "Foto buram")


def test_nobody_checks_their_own(office: Office, evidence: Evidence) -> None:
    verdict = Verdict(office["self"], NOON, evidence.pk, is_accepted=True)

    with pytest.raises(actions.NotYourOwn):
        check_evidence(by=office["self"], at=NOON, evidence_id=evidence.pk, is_accepted=True)
    with pytest.raises(actions.NotYourOwn):
        check_many(at=NOON, verdicts=[verdict])


@pytest.mark.parametrize("role", ["colleague", "planner", "stranger"])
def test_who_has_no_part_in_it_is_refused(office: Office, evidence: Evidence, role: str) -> None:
    with pytest.raises(NotAllowed):
        check_evidence(by=office[role], at=NOON, evidence_id=evidence.pk, is_accepted=True)
    with pytest.raises(NotAllowed):
        check_many(at=NOON, verdicts=[Verdict(office[role], NOON, evidence.pk, is_accepted=True)])

    assert Check.objects.count() == 0


def test_not_accepting_takes_a_reason(office: Office, evidence: Evidence) -> None:
    with pytest.raises(actions.ReasonIsMissing):
        check_evidence(by=office["superior"], at=NOON, evidence_id=evidence.pk, is_accepted=False, reason="  ")


def test_what_a_system_measured_is_not_checked(office: Office) -> None:
    measured = record_measured(at=NOON, person=office["self"], source="SIAK")

    with pytest.raises(actions.MeasuredAlready):
        check_evidence(by=office["superior"], at=NOON, evidence_id=measured.pk, is_accepted=True)


def test_unknown_evidence_is_refused(office: Office) -> None:
    with pytest.raises(actions.NoEvidence):
        check_evidence(by=office["superior"], at=NOON, evidence_id=999_999, is_accepted=True)


def test_many_verdicts_leave_what_single_ones_would(office: Office) -> None:
    pieces = [give_evidence(by=office["self"], at=NOON) for _piece in range(4)]
    verdicts = [
        Verdict(office["superior"], NOON, pieces[0].pk, is_accepted=True),
        Verdict(office["hr"], LATER, pieces[1].pk, is_accepted=False, reason="Buram"),
    ]
    for verdict, piece in zip(verdicts, pieces[2:], strict=True):
        check_evidence(
            by=verdict.by, at=verdict.at, evidence_id=piece.pk, is_accepted=verdict.is_accepted, reason=verdict.reason
        )

    check_many(at=LATER, verdicts=verdicts)

    rows = list(Check.objects.order_by("pk").values_list("checker_id", "verdict", "reason", "checked_at"))
    assert rows[:2] == rows[2:]
    assert list(Evidence.objects.order_by("pk").values_list("trust", flat=True)) == ["checked", "refused"] * 2
    acts = LedgerEntry.objects.filter(verb="check_evidence").order_by("id")
    entries = list(acts.values_list("actor_id", "occurred_at", "person_id", "field_names"))
    assert entries[:2] == entries[2:]
    told = list(Notice.objects.order_by("pk").values_list("person_id", "kind", "text", "told_at"))
    assert told[:1] == told[1:]


def test_the_owner_hears_why_evidence_was_not_accepted(office: Office, evidence: Evidence) -> None:
    check_evidence(by=office["superior"], at=NOON, evidence_id=evidence.pk, is_accepted=True)
    check_evidence(by=office["superior"], at=NOON, evidence_id=evidence.pk, is_accepted=False, reason="Fotonya buram.")

    (notice,) = Notice.objects.all()
    assert notice.person == office["self"]
    assert notice.text == (
        f"{office['superior'].name} belum dapat menerima bukti Anda: Fotonya buram. "
        "Perbaiki laporannya, lalu bukti diperiksa lagi."
    )


def test_no_verdict_lies_after_the_moment_of_the_load(office: Office, evidence: Evidence) -> None:
    with pytest.raises(actions.NotYet):
        check_many(at=NOON, verdicts=[Verdict(office["superior"], LATER, evidence.pk, is_accepted=True)])

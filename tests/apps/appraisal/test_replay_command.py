"""A replay on the terminal finds whatever was changed after the signature."""

from __future__ import annotations

from importlib import import_module
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.apps.appraisal.conftest import Office
from tolok.appraisal.models import Appraisal, Dossier, GivenLevel, KeptPolicy, Proposal, Rating

QUARTER = "triwulan/2026-04-01"


def _replay(**options: object) -> str:
    out = StringIO()
    call_command("replay", stdout=out, **{"period": QUARTER, "government": "contoh", **options})
    return out.getvalue()


def test_a_replay_without_a_government_asks_which(office: Office) -> None:
    with pytest.raises(CommandError, match="contoh, lain"):
        _replay(government="")


def test_a_period_that_nobody_gathered_or_signed_is_replayed_empty(office: Office) -> None:
    assert "0 ditandatangani" in _replay()

    office.rated()

    assert "0 ditandatangani" in _replay()


def test_what_is_signed_is_recomputed_and_comes_out_the_same(office: Office) -> None:
    office.signed()

    assert "1 ditandatangani, 1 sama lagi, 0 berbeda" in _replay()


@pytest.mark.parametrize("tampered", ["level", "predikat"])
def test_what_was_changed_afterwards_is_named_without_the_whole_nip(office: Office, tampered: str) -> None:
    office.signed()
    if tampered == "level":
        GivenLevel.objects.filter(behaviour="loyal").delete()
    else:
        Appraisal.objects.update(predikat="sangat_baik")

    out = _refused()

    assert "1990******03" in out
    assert office.people["clerk"].nip not in out


@pytest.mark.parametrize("result", ["{}", None])
def test_a_tampered_or_missing_proposal_is_found(office: Office, result: str | None) -> None:
    _copied(office, proposal=result).save()

    assert "usulan" in _refused(period="triwulan/2026-01-01")


def test_a_proposal_can_be_neither_edited_nor_removed(office: Office) -> None:
    office.gathered()

    for write in (lambda: Proposal.objects.update(result="{}"), lambda: Proposal.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()


@pytest.mark.parametrize(
    ("was", "now", "named"),
    [
        ('"checked":29000', '"checked":1', "fakta, usulan"),
        ('"checked":29000', '"checked":"much"', "fakta, usulan"),
        ('"targets":', '"tarjets":', "fakta, usulan"),
        ("{", "", "fakta, usulan"),
    ],
)
def test_a_tampered_dossier_is_found_even_if_it_is_no_dossier_any_more(
    office: Office, was: str, now: str, named: str
) -> None:
    dossier = _copied(office)
    dossier.facts = dossier.facts.replace(was, now, 1)
    dossier.save()

    assert named in _refused(period="triwulan/2026-01-01")


def test_a_tampered_policy_is_found(office: Office) -> None:
    dossier = _copied(office)
    kept = dossier.policy
    dossier.policy = KeptPolicy.objects.create(
        government=office.government, hash="0" * 64, text=kept.text.replace("9000", "9999")
    )
    dossier.save()

    assert "kebijakan" in _refused(period="triwulan/2026-01-01")


def _refused(**options: object) -> str:
    """What a replay says before it fails."""
    out = StringIO()
    with pytest.raises(CommandError):
        call_command("replay", stdout=out, **{"period": QUARTER, "government": "contoh", **options})
    return out.getvalue()


def _copied(office: Office, proposal: str | None = "") -> Dossier:
    """A signed appraisal copied into the first quarter but for its dossier: kept rows refuse to be changed.

    `proposal` is its result there: the same when empty, none at all for None.
    """
    appraisal = office.signed()
    dossier = appraisal.dossier
    rows: list[Any] = [appraisal.rating, *appraisal.levels.all()]
    if proposal is not None:
        appraisal.proposal.result = proposal or appraisal.proposal.result
        rows.append(appraisal.proposal)
    appraisal.pk, appraisal.period = None, office.quarter(1)
    appraisal.save()
    for row in rows:
        row.pk, row.appraisal = None, appraisal
        row.save()
    dossier.pk, dossier.appraisal = None, appraisal
    return dossier


def test_a_replay_takes_as_many_queries_for_four_as_for_one(office: Office) -> None:
    office.signed()
    with CaptureQueriesContext(connection) as one:
        _replay()
    for role in ("colleague", "b", "c"):
        if role not in office.people:
            office.hire(role, above="superior")
        office.plan(role)
        office.signed(role)

    with CaptureQueriesContext(connection) as four:
        _replay()

    assert len(four) == len(one)


def test_a_replay_goes_on_from_batch_to_batch(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.signed()
    office.plan("colleague")
    office.signed("colleague")
    monkeypatch.setattr(import_module("tolok.appraisal.queries.replay"), "BATCH", 1)

    assert "2 sama lagi, 0 berbeda" in _replay()


def test_a_signed_appraisal_without_its_rating_is_different(office: Office) -> None:
    office.signed()
    Rating.objects.all().delete()

    with pytest.raises(CommandError):
        _replay()

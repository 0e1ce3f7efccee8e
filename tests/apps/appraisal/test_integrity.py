"""No rating without an entitled person's act: none in bulk, none by the clock."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.apps.appraisal.conftest import LATER, Office
from tolok.appraisal.actions import tell_silence
from tolok.appraisal.models import Appraisal, GivenLevel, Rating, Signature
from tolok.ledger.models import LedgerEntry

ROOT = Path(__file__).parents[3] / "tolok"
BULK = {"rate_many", "sign_many"}


def _used(path: Path) -> set[str]:
    """Every name a module imports or calls."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return names | {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


def test_many_ratings_at_once_are_made_by_the_example_alone() -> None:
    own = {"appraisal/actions/__init__.py", "appraisal/actions/rate.py", "appraisal/actions/sign.py"}

    users = {str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py") if _used(path) & BULK}

    assert {name for name in users - own if not name.startswith("demo/")} == set()
    assert "demo/judge.py" in users


def test_no_background_work_rates_or_signs() -> None:
    background = [*ROOT.rglob("tasks.py"), *ROOT.rglob("tasks/*.py"), *ROOT.rglob("reactions.py")]

    assert background
    assert [path for path in background if _used(path) & {"rate", "sign", *BULK}] == []


def test_every_rating_and_signature_names_whose_act_it_was_and_when(office: Office) -> None:
    appraisal = office.signed()

    acts = LedgerEntry.objects.filter(object_type=Appraisal._meta.db_table, object_id=appraisal.pk)
    rated, signed = acts.get(verb="rate"), acts.get(verb="sign")
    rating, signature = Rating.objects.get(), Signature.objects.get()
    assert (rated.actor_id, rated.occurred_at) == (rating.rater_id, rating.rated_at)
    assert (signed.actor_id, signed.occurred_at) == (signature.signer_id, signature.signed_at)
    assert rating.seconds == 90


def test_silence_rates_nobody(office: Office) -> None:
    appraisal = office.gathered()

    for on in ("2026-07-20", "2026-08-20", "2026-12-30"):
        tell_silence(government=office.government, at=LATER, on=LATER.date().fromisoformat(on))

    assert (Rating.objects.count(), GivenLevel.objects.count(), Signature.objects.count()) == (0, 0, 0)
    assert Appraisal.objects.get(pk=appraisal.pk).state == "gathered"

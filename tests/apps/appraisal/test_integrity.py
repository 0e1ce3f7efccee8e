"""No rating without an entitled person's act: none in bulk, none by the clock."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.apps.appraisal.conftest import LATER, Office
from tolok.appraisal.actions import tell_silence
from tolok.appraisal.models import Appraisal, GivenLevel, Rating, Signature
from tolok.ledger.models import LedgerEntry

ROOT = Path(__file__).parents[3] / "tolok"
BULK = {"rate_many", "sign_many"}
ACTS = {"rate", "sign", *BULK}
MODELS = {"Rating", "GivenLevel", "Signature"}
RELATED = {"rating", "levels", "signature"}
WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create", "save"}
STORES = {"copy_models", "reserve_ids"}


def _used(path: Path) -> set[str]:
    """Every name a module imports or calls."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return names | {alias.name for node in nodes if isinstance(node, ast.ImportFrom) for alias in node.names}


def _written(text: str) -> set[str]:
    """The models of a rating that a module makes, stores, changes or deletes, by any of Django's ways."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        names = _chain(node.func)
        if isinstance(node.func, ast.Name) and names[0] in STORES:
            found |= {each.id for each in node.args[:1] if isinstance(each, ast.Name)} & MODELS
        found |= MODELS & set(names[-1:])
        if names[-1] in WRITES:
            found |= (MODELS | RELATED) & set(names)
    return found


def _chain(node: ast.AST) -> list[str]:
    """The names of `a.b(…).c` in their order; empty text where the chain begins with something else."""
    if isinstance(node, ast.Attribute):
        return [*_chain(node.value), node.attr]
    if isinstance(node, ast.Call):
        return _chain(node.func)
    return [node.id] if isinstance(node, ast.Name) else [""]


def _acts(text: str) -> set[str]:
    """Which acts of rating a module calls: imported by name, or as `actions.rate`."""
    tree = ast.parse(text)
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tolok.appraisal.actions"):
            found |= {alias.name for alias in node.names} & ACTS
    has_module = "tolok.appraisal import actions" in text
    attributes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return found | {each.attr for each in attributes if has_module and _chain(each) == ["actions", each.attr]} & ACTS


def _modules() -> dict[str, str]:
    """Every module of the house by its place, migrations left out."""
    paths = (path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)
    return {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8") for path in paths}


def test_only_the_two_acts_write_a_rating_or_a_signature() -> None:
    written = {place: found for place, text in _modules().items() if (found := _written(text))}

    assert written == {
        "appraisal/actions/rate.py": {"Rating", "GivenLevel"},
        "appraisal/actions/sign.py": {"Signature"},
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rating(work='meets').save()", {"Rating"}),
        ("models.Rating.objects.create(work='meets')", {"Rating"}),
        ("Signature.objects.filter(pk=1).update(signer=2)", {"Signature"}),
        ("copy_models(GivenLevel, rows)", {"GivenLevel"}),
        ("appraisal.levels.all().delete()", {"levels"}),
        ("appraisal.rating.save()", {"rating"}),
        ("Rating.objects.filter(pk=1).first()", set()),
    ],
)
def test_no_way_of_writing_one_is_overlooked(text: str, found: set[str]) -> None:
    assert _written(text) == found


def test_no_statement_of_sql_names_their_tables() -> None:
    tables = ("appraisal_rating", "appraisal_givenlevel", "appraisal_signature")

    naming = {place: {table for table in tables if table in text} for place, text in _modules().items()}

    # Row security names every table that nobody may change; it takes rights away and writes nothing.
    assert {place: found for place, found in naming.items() if found} == {
        "web/row_security.py": {"appraisal_signature"}
    }


def test_people_rate_on_their_page_or_in_a_calibration_and_nowhere_else() -> None:
    callers = {place: found for place, text in _modules().items() if (found := _acts(text))}

    own = {place: found for place, found in callers.items() if not place.startswith("demo/")}
    assert own == {
        "appraisal/actions/__init__.py": ACTS,
        "appraisal/actions/calibrate.py": {"rate"},
        "appraisal/views/rating.py": {"rate", "sign"},
    }


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

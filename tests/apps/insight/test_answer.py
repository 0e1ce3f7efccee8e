"""What a finished simulation says on its pages and in its files."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.apps.appraisal.conftest import LATER, Office, Visitor
from tests.apps.insight.conftest import DRAFT, NATIONAL, computed, crowd, plan
from tolok.engine import packs
from tolok.engine.packs import Pack
from tolok.engine.simulate import Trial, rules_of, simulate
from tolok.insight.actions import start_simulation
from tolok.insight.models import Simulation
from tolok.insight.queries.answer import Money, answer, mean
from tolok.insight.queries.facts import Allowance, batch
from tolok.insight.queries.receipts import move_page
from tolok.insight.queries.shift import way
from tolok.insight.tasks import compute
from tolok.people.models import Person
from tolok.rules.terms import Predikat

ROOM = "/contoh/wawasan/simulasi/"
PATHS = ["", "baru/", "{pk}/", "{pk}/kemajuan/", "{pk}/perubahan/1/", "{pk}/simulasi.xlsx", "{pk}/simulasi.json"]


def text(response: Any) -> str:
    """The page without markup's whitespace."""
    return " ".join(response.content.decode().split())


def test_the_answer_says_who_moves_and_that_it_pays_nobody(gathered: Office, visitor: Visitor) -> None:
    done = computed(gathered, allowances={gathered.people["clerk"].pk: Allowance(5_000_000, 21, 1)}, unknown_nips=3)

    page = text(visitor("hr").get(f"{ROOM}{done.pk}/"))

    said = ["dari 1 orang", "Butuh Perbaikan", "Clerk", "Disdukcapil", "−Rp600.000", "Rp600.000 lebih sedikit"]
    said += ["1 dari 1 orang", "3 NIP dalam berkas", "Tidak ada yang dibayar", "tidak punya nilai lokal yang sama"]
    assert [words for words in said if words not in page] == []


def test_both_receipts_open_with_what_differs_first(gathered: Office, visitor: Visitor) -> None:
    done, hr = computed(gathered, allowances={gathered.people["clerk"].pk: Allowance(5_000_000, 21, 1)}), visitor("hr")

    page = text(hr.get(f"{ROOM}{done.pk}/perubahan/1/"))
    found = move_page(done, 1)

    assert found is not None
    names = [[line.label for line in side] for side in (found.before, found.after)]
    assert names[0] == names[1] == ["Predikat", "Hasil kerja", "Residents have their documents", "TPP"]
    assert [line.result for line in found.after] == [
        "Butuh Perbaikan", "Di bawah ekspektasi", "Di bawah ekspektasi", "Rp4.340.000"
    ]  # fmt: skip  # one line a thought
    assert "Documents issued" in [line.label for line in found.same]
    assert "96,67 % &lt; 98 %" in page
    assert hr.get(f"{ROOM}{done.pk}/perubahan/2/").status_code == 404


def test_a_move_whose_person_is_gone_from_the_simulation_has_no_page(gathered: Office) -> None:
    done = computed(gathered)
    done.persons.all().delete()

    assert move_page(done, 1) is None


def local(name: str) -> Pack:
    """The pack of Pontianak with every scheme in each quarter."""
    own = packs.load("pontianak-2026").contents
    schemes = tuple(each.model_copy(update={"calendars": ("triwulan",)}) for each in own.scheme)
    return Pack(own.model_copy(update={"scheme": schemes, "name": name}))


def test_local_scores_are_compared_by_their_means(gathered: Office) -> None:
    people = [case.dossier for case in batch(gathered.quarter().pk, 0, {}, {})]
    halved = local("b")
    scheme = halved.contents.scheme[1]
    timely = tuple(each for each in scheme.component[0].aspects if each == "time")
    part = scheme.component[0].model_copy(update={"aspects": timely})
    less = scheme.model_copy(update={"component": (part, *scheme.component[1:])})
    other = Pack(halved.contents.model_copy(update={"scheme": (halved.contents.scheme[0], less)}))
    before, after = (rules_of(pack, "triwulan") for pack in (local("a"), other))
    trial = simulate(people, before, after, lambda done: None)
    done = computed(gathered)
    Simulation.objects.filter(pk=done.pk).update(trial=trial.to_json(), before="pontianak-2026")

    found = answer(Simulation.objects.get(pk=done.pk))
    page = move_page(Simulation.objects.get(pk=done.pk), 1)

    rows = [(each.label, each.n_both, each.before) for each in found.schemes]
    assert rows == [("Hasil, proses, upaya, dan hubungan kerja", 0, ""), ("Penilaian dari lima sumber", 0, "")]
    ((label, mean, gone),) = found.moves[0].scores
    assert (label, mean != "–", gone) == ("Hasil, proses, upaya, dan hubungan kerja", True, "–")
    assert page is not None
    assert "Hasil kerja: Nilai komponen" in [line.label for line in page.before[-1].steps]


def test_a_pack_that_is_gone_leaves_bare_names(gathered: Office) -> None:
    done = computed(gathered)
    done.before = "kota-hilang"

    assert answer(done).persons == 1


def test_a_step_that_only_one_side_has_is_named_on_the_other(gathered: Office) -> None:
    done = computed(gathered, allowances={gathered.people["clerk"].pk: Allowance(5_000_000, 21, 1)})
    trial = Trial.from_json(done.trial)
    silent = replace(trial, receipts=(replace(trial.receipts[0], tpp_after=None),))
    Simulation.objects.filter(pk=done.pk).update(trial=silent.to_json())

    page = move_page(Simulation.objects.get(pk=done.pk), 1)

    assert page is not None
    assert [(line.label, line.result) for line in page.after if line.label == "TPP"] == [("TPP", "tidak ada")]


@pytest.mark.parametrize("tpp", [True, False])
def test_without_allowances_it_says_why(gathered: Office, tpp: bool) -> None:
    done = computed(gathered, **({"allowances": {1: Allowance(5)}} if tpp else {}))

    assert ("Hari kerja" in answer(done).money.why) is tpp


def test_a_policy_that_knows_no_allowance_says_so(gathered: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    done = computed(gathered)
    silent = Pack(NATIONAL.contents.model_copy(update={"tpp": None}))
    monkeypatch.setattr("tolok.insight.queries.answer.packs_left", lambda simulation: (NATIONAL, silent))

    assert answer(done).money.why == "Salah satu kebijakan tidak mengatur TPP."


def test_ways_and_means() -> None:
    assert [way("baik", "baik"), way("baik", "sangat_baik"), way("baik", "kurang"), way("", "baik")] == [
        "", "up", "down", "other"
    ]  # fmt: skip  # one line a thought
    assert [mean(16_001, 2), mean(0, 0)] == ["80,01", ""]
    assert (Money(1, 5, 7, "").more, Money(1, 7, 5, "").more, Money(1, 7, 5, "").less) == (2, 0, 2)


def test_the_workbook_holds_everybody_with_masked_nips_and_no_formula(gathered: Office, visitor: Visitor) -> None:
    Person.objects.filter(pk=gathered.people["clerk"].pk).update(name='=HYPERLINK("http://x")')
    done = computed(gathered)

    content = visitor("hr").get(f"{ROOM}{done.pk}/simulasi.xlsx").content

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    people = book.get_sheet_by_name("Orang").to_python()
    assert book.sheet_names == ["Ringkasan", "Predikat", "Unit", "Nilai lokal", "Orang"]
    assert people[1][:5] == ['=HYPERLINK("http://x")', "Disdukcapil", "1990******03", "Baik", "Butuh Perbaikan"]
    assert gathered.people["clerk"].nip.encode() not in content


def test_the_file_holds_the_trial_and_the_draft(gathered: Office, visitor: Visitor) -> None:
    done = computed(gathered)

    told = json.loads(visitor("hr").get(f"{ROOM}{done.pk}/simulasi.json").content)

    assert (told["format"], told["draft"]) == ("tolok-simulation-1", DRAFT)
    assert Trial.from_json(json.dumps(told["trial"])) == Trial.from_json(done.trial)


def test_unsigned_people_have_no_predikat_on_either_side(gathered: Office) -> None:
    crowd(gathered, 3)
    simulation = start_simulation(by=gathered.people["hr"], at=LATER, plan=plan(gathered))
    compute(government_id=simulation.government_id, simulation_id=simulation.pk)

    found = answer(Simulation.objects.get(pk=simulation.pk))

    cells = {(cell.before, cell.after): cell.n for _name, row in found.matrix for cell in row if cell.n}
    assert cells == {("", ""): 3, (Predikat.BAIK.value, Predikat.BUTUH_PERBAIKAN.value): 1}

"""Every rule has a sentence that a clerk can read, in both languages."""

from __future__ import annotations

import re

import pytest

from tolok.engine import packs
from tolok.rules import behaviour, distribution, due, local, organisation, outcome, quadrant, steps, target, work
from tolok.rules.book import chapters
from tolok.rules.manual import manual
from tolok.rules.sayings import said
from tolok.rules.steps import Formula
from tolok.rules.words import numbers_of, sentence, sentences

EVERY = [formula for chapter in chapters() for formula in chapter.formulas]
POLICY = packs.load("permenpanrb-6-2022").policy()
NODES = {name for name, kind in vars(steps).items() if isinstance(kind, type) and issubclass(kind, steps.Node)}
ENGLISH = {"the", "of", "is", "are", "if", "otherwise", "and", "or", "over", "all", "whose", "missing", "times", "by"}
ENGLISH |= {"above", "below", "meets", "higher", "lower", "sum", "mean", "latest", "target_", "value", "most", "least"}
INDONESIAN = {"jika", "selain", "itu", "dan", "atau", "dari", "semua", "dengan", "yang", "tidak", "ada", "dibagi"}


def named(formula: Formula, language: str) -> str:
    """How a case names a formula."""
    return f"{formula.name} ({formula.label_en}), {language}"


@pytest.mark.parametrize(
    ("formula", "language"),
    [pytest.param(each, language, id=named(each, language)) for each in EVERY for language in ("id", "en")],
)
def test_every_formula_has_a_short_sentence_in_one_language(formula: Formula, language: str) -> None:
    text = sentence(formula, language)

    words = set(re.findall(r"\w+", text.lower()))
    assert 20 < len(text) < 600
    assert text.endswith(".")
    assert not words & (ENGLISH if language == "id" else INDONESIAN)
    assert not set(re.findall(r"\b([A-Z]\w+)[(=]", text)) & NODES
    assert "_" not in text
    assert "None" not in text


def test_the_book_finds_each_rule_once_and_in_reading_order() -> None:
    rows = [*target.TARGET, *outcome.OUTCOME, *work.WORK, *organisation.PERIODIC, *distribution.LIMIT]

    assert len(EVERY) == len({id(formula) for formula in EVERY})
    assert {id(formula) for formula in rows} <= {id(formula) for formula in EVERY}
    names = [chapter.name for chapter in chapters()]
    assert names[:4] == ["due", "target", "outcome", "work"]
    assert chapters()[1].caption == "What one indicator achieved in the period, whatever way it is good."


@pytest.mark.parametrize("name", packs.names())
def test_the_rules_a_pack_makes_are_told_too(name: str) -> None:
    policy = packs.load(name).policy()
    made = [*behaviour.behaviour_rule(policy.behaviour)]
    made += [step for scheme in policy.schemes for part in scheme.components for step in local.component_rule(part)]
    made += [step for scheme in policy.schemes for step in local.band_rule(scheme)]

    told = sentences(made)

    assert all(each.text_id.endswith(".") and each.text_en.endswith(".") for each in told)
    assert not ENGLISH & {word for each in told for word in re.findall(r"\w+", each.text_id.lower())}


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (due.done, "Realisasi yang dihitung = realisasi yang sudah diperiksa."),
        (
            target.achievement,
            "Capaian = capaian sebelum batas, setidaknya 0 %, paling banyak batas tertinggi capaian (120 %).",
        ),
        (
            due.due,
            "Target periode: jika cara menjumlah “dijumlahkan”: batas atas target setahun (bila tidak ada: batas bawah "
            "target setahun) dikali bulan dalam periode dibagi 12; selain itu: batas atas target setahun (bila tidak "
            "ada: batas bawah target setahun).",
        ),
        (
            target.raw,
            "Capaian sebelum batas: jika realisasi yang dihitung kurang dari 0: tanpa nilai; jika arah indikator "
            "“tercapai atau tidak”: capaian bila tercapai atau tidak; jika arah indikator “tidak boleh terjadi”: "
            "capaian bila tidak boleh terjadi; jika arah indikator “makin dekat ke target makin baik”: capaian bila "
            "makin dekat makin baik; jika arah indikator “selesai sebelum tanggal” atau “makin rendah makin baik”: "
            "capaian bila makin rendah makin baik; selain itu: capaian bila makin tinggi makin baik.",
        ),
        (
            outcome.outcome_level,
            "Tingkat hasil kerja: jika golongan menurut capaian hasil kerja tidak sama dengan golongan menurut capaian "
            "bila klaim diterima: tanpa nilai; jika capaian hasil kerja setidaknya batas di atas ekspektasi (110 %): "
            "di atas ekspektasi; jika capaian hasil kerja setidaknya batas sesuai ekspektasi (90 %): sesuai "
            "ekspektasi; selain itu: di bawah ekspektasi.",
        ),
        (
            outcome.outcome_achievement,
            "Capaian hasil kerja: jika kebijakan menunggu dan banyaknya indikator dengan capaian yang belum ada lebih "
            "dari 0: tanpa nilai; selain itu: rata-rata capaian dari semua indikator yang memilikinya.",
        ),
        (
            outcome.outcome_if_confirmed,
            "Capaian bila klaim diterima: sama seperti “Capaian hasil kerja”, dengan capaian bila klaim diterima "
            "sebagai pengganti capaian.",
        ),
        (
            work.work_above,
            "Bagian di atas ekspektasi = banyaknya hasil kerja dengan tingkat “di atas ekspektasi” dibagi banyaknya "
            "hasil kerja dengan tingkat yang sudah ada.",
        ),
        (
            work.work_known,
            "Hasil kerja yang sudah diketahui = banyaknya hasil kerja dengan tingkat yang sudah ada dibagi banyaknya "
            "hasil kerja.",
        ),
        (
            behaviour.behaviour_below,
            "Nilai di bawah ekspektasi = banyaknya nilai BerAKHLAK dengan tingkat “di bawah ekspektasi”.",
        ),
        (
            quadrant.QUADRANT,
            "Usulan predikat: jika usulan rating hasil kerja “di atas ekspektasi”: Sangat Baik bila usulan rating "
            "perilaku kerja “di atas ekspektasi”, Baik bila “sesuai ekspektasi”, Kurang bila “di bawah ekspektasi”; "
            "jika usulan rating hasil kerja “sesuai ekspektasi”: Baik bila usulan rating perilaku kerja “di atas "
            "ekspektasi” atau “sesuai ekspektasi”, Kurang bila “di bawah ekspektasi”; jika usulan rating hasil kerja "
            "“di bawah ekspektasi”: Butuh Perbaikan bila usulan rating perilaku kerja “di atas ekspektasi” atau "
            "“sesuai ekspektasi”, Sangat Kurang bila “di bawah ekspektasi”.",
        ),
        (
            organisation.plans_above,
            "Bagian rencana aksi yang melebihi target = banyaknya rencana aksi dengan kemajuan terhadap target lebih "
            "dari 100 % dibagi banyaknya rencana aksi dengan kemajuan terhadap target yang sudah ada.",
        ),
        (
            distribution.limit_found,
            "Pegawai yang termasuk batas ini = banyaknya pegawai unit dengan predikat termasuk batas ini.",
        ),
        (
            distribution.limit_most,
            "Batas atas pegawai = bagian terbesar yang diizinkan dikali pegawai dalam unit, dibulatkan ke bawah.",
        ),
    ],
    ids=lambda each: each.name if isinstance(each, Formula) else "",
)
def test_a_rule_reads_like_this(formula: Formula, text: str) -> None:
    numbers = numbers_of(POLICY.achievement, POLICY.outcome)

    assert sentence(formula, "id", numbers) == text


def test_the_policy_numbers_stand_behind_their_names_in_both_languages() -> None:
    told = sentences((work.work_rating,), numbers_of(POLICY.work))

    assert told[0].name == "rating"
    assert told[0].source == work.work_rating.source
    assert "lebih dari batas sebagian besar (50 %) dan hasil kerja utama di bawah ekspektasi sama dengan 0" in (
        told[0].text_id
    )
    assert "the share above expectation is more than the limit for most (50 %)" in told[0].text_en


def test_the_manual_has_a_heading_for_each_chapter_and_the_numbers_of_its_own() -> None:
    page = manual({"work": numbers_of(POLICY.work), "target": {"cap": 12_000}})

    assert [line for line in page.splitlines() if line.startswith("## ")][:2] == [
        "## Target dan realisasi dalam periode · The period's target and amount",
        "## Capaian satu indikator · What one indicator achieved",
    ]
    assert "**Capaian** = capaian sebelum batas, setidaknya 0 %, paling banyak batas tertinggi capaian (120 %)." in page
    assert "- jika hasil kerja yang sudah diketahui kurang dari bagian yang harus diketahui (66,67 %): tanpa" in page
    assert f"*{work.work_rating.source}*" in page


def test_a_word_that_needs_no_telling_is_told_as_it_is() -> None:
    assert said("kartu_keluarga", "id") == "kartu keluarga"

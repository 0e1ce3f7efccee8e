"""Whether a paper is genuine: anyone may ask, and learns nothing of the person."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.apps.appraisal.conftest import Office, Visitor
from tests.apps.insight.papers import paper, plan_of, printed
from tolok.insight.models import Paper
from tolok.insight.queries.papers.held import LETTERS
from tolok.skp.models import Skp, Target


@pytest.fixture
def issued(office: Office, visitor: Visitor) -> Paper:
    """The clerk's plan on paper."""
    printed(visitor("clerk"), f"skp/{plan_of(office.people['clerk'].pk).pk}/skp")
    return paper("skp")


def asked(number: str) -> Any:
    """What a visitor without an account is told."""
    return Client().get(f"/contoh/periksa/{number}/")


def test_a_genuine_paper_is_known_and_nobody_is_named(issued: Paper, office: Office) -> None:
    answer = asked(issued.number)

    told = answer.content.decode()
    clerk = office.people["clerk"]
    assert answer.status_code == 200
    assert "Asli" in told
    assert "Sasaran Kinerja Pegawai (SKP)" in told
    assert "1 Januari 2026" in told
    assert "31 Desember 2026" in told
    assert issued.facts_hash[:4] in told
    assert clerk.name not in told
    assert clerk.nip not in told
    assert "Superior" not in told
    assert (answer["X-Robots-Tag"], answer["Cache-Control"]) == ("noindex", "no-store")


def test_an_altered_an_unknown_and_a_broken_number_are_not_known(issued: Paper) -> None:
    last = issued.number[-1]
    altered = issued.number[:-1] + LETTERS[(LETTERS.index(last) + 1) % 32]

    answers = [asked(number) for number in (altered, "0" * 26, "abc", "É" * 26)]

    assert [each.status_code for each in answers] == [404, 404, 404, 404]
    assert all("Tidak dikenal" in each.content.decode() for each in answers)


def test_a_number_may_be_typed_as_it_is_printed(issued: Paper) -> None:
    typed = "-".join(issued.number[n : n + 5] for n in range(0, 26, 5)).lower().replace("0", "o").replace("1", "l")

    answer = Client().get("/contoh/periksa/", {"nomor": f" {typed} "})

    assert "Asli" in answer.content.decode()


def test_the_empty_page_asks_for_a_number(office: Office) -> None:
    answers = [Client().get(f"/{place}/periksa/").status_code for place in ("contoh", "tiada")]

    assert answers == [200, 404]


def test_what_was_changed_since_is_told(issued: Paper) -> None:
    Target.objects.filter(outcome__skp=issued.skp_id).update(low=130_000, high=130_000)

    assert "isinya sudah berubah" in asked(issued.number).content.decode()


def test_a_draft_is_told_from_what_is_settled(office: Office, visitor: Visitor) -> None:
    plan = plan_of(office.people["clerk"].pk)
    Skp.objects.filter(pk=plan.pk).update(state="draft")
    printed(visitor("clerk"), f"skp/{plan.pk}/skp")

    told = asked(paper("skp").number).content.decode()

    assert "Asli, tetapi masih konsep" in told
    assert "(KONSEP)" in told


def test_a_paper_of_an_older_edition_is_no_false_one(issued: Paper) -> None:
    Paper.objects.update(edition=0)

    assert "edisi lama" in asked(issued.number).content.decode()


def test_another_government_does_not_know_it(issued: Paper) -> None:
    assert Client().get(f"/lain/periksa/{issued.number}/").status_code == 404


def test_asking_costs_few_queries(issued: Paper, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(15):
        asked(issued.number)


def test_numbers_have_at_least_128_random_bits(issued: Paper) -> None:
    assert 32**26 >= 2**128
    assert (len(issued.number), len(set(LETTERS))) == (26, 32)

"""No form breaks on nonsense, stores it when refused, or draws it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings

from tests.apps.demo.template import example_template
from tests.conftest import use
from tests.load.bad.errors import Told, misplaced, told, unsaid
from tests.load.bad.files import CAMERA, UPLOADS
from tests.load.bad.forms import Field, Form
from tests.load.bad.inputs import Input
from tests.load.bad.public import NOBODY
from tests.load.bad.tries import kept, send
from tests.load.bad.world import World, square, tries, world
from tolok.engine import packs

# How many inputs a form gets here, drawn with a fixed seed; `make test-long` sends 5,000 to each.
SAMPLE = 12
# Where a photo is taken, so that what it hid is looked for.
PHOTOS = ("entries file", "{report_id}/evidence upload")
# Public forms that a visitor must have come to, and the states of which each is tried.
GUARDED = {
    "forum/baru/", "forum/kiriman/", "forum/<int:number>/tulis/", "lapor/", "lapor/lacak/", "survei/<slug:code>/kirim/",
    "survei/<slug:code>/langkah/",
}  # fmt: skip  # one line a glance
STATES = {
    "public", "public, case asked", "public, case answered", "public, case closed", "public, case received",
    "public, invited", "public, kiosk", "public, put aside",
    *(f"public, last {what} {door}" for what in ("question", "screen") for door in ("qr", "kiosk", "invited")),
}  # fmt: skip  # one line a glance
HOMES, OTHER = ["pontianak"], "mataram"


@pytest.fixture(scope="module")
def django_db_setup(server: str, template: str, clone: Callable[..., str], django_db_blocker: Any) -> None:
    """A copy of the example year."""
    with django_db_blocker.unblock():
        use(server, clone(example_template(server, template)))


@pytest.fixture
def limitless(db: None, settings: Settings, tmp_path: Path) -> None:
    """The example's last day, without limits, its files in a folder of this test."""
    settings.EXAMPLE_DAY, settings.MEDIA_ROOT = date(2026, 12, 31), tmp_path
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, 10**9)
    settings.FORM_LIMITS = {each.form: (10**9,) * 3 for each in packs.load("permenpanrb-6-2022").contents.forms.limits}


@pytest.fixture
def made(limitless: None) -> World:
    """The example's people and all that they reach."""
    return world(HOMES, OTHER)


def test_no_page_breaks_and_no_bad_input_breaks_a_form(made: World) -> None:
    found = list(tries(made, SAMPLE))

    faults = [f"{each.form.name}: {fault}" for each in found for fault in each.faults]
    assert (made.broken, faults) == ([], [])
    taken = {f"{each.form.route} {told}" for each in found for told in each.taken}
    assert {f"/api/v1/reports/{way}: picture with place" for way in PHOTOS} <= taken
    routes = {each.form.route for each in found}
    public = [each.form for each in found if each.form.state]
    assert {form.route.split("/warga/")[-1] for form in public} >= GUARDED
    assert {form.state for form in public} == STATES
    assert {"<slug:government>/keluar/", "<slug:government>/undangan/<str:token>/"} <= routes


def test_what_the_public_sends_rightly_reaches_the_page_behind_the_guard(limitless: None) -> None:
    """Each public form of the table is taken, and counts, when nothing is wrong with it."""
    made, refused, standings = square(HOMES, OTHER), [], Counter[str]()
    for name, form in made.forms.items():
        if not form.state or form.method != "POST":
            continue
        with transaction.atomic():
            answer = send(made.clients[NOBODY], form, Input("nothing wrong", ()))
            refused += [f"{name}: {answer.status_code}"] if answer.status_code >= 400 else []
            standings[str(getattr(answer.wsgi_request, "standing", "unweighed"))] += 1
            transaction.set_rollback(True)

    assert refused == []
    assert (set(standings), standings["open"] > 12) == ({"open", "unweighed"}, True)


def test_what_may_not_be_kept_of_a_file_is_found(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo, large = UPLOADS["picture with place"], UPLOADS["50 megapixels"]
    clean = kept(photo, is_taken=True)

    (tmp_path / "berkas").write_bytes(b"\xff\xd8" + CAMERA)

    assert (CAMERA in photo.content, clean, kept(photo, is_taken=False)) == (True, [], [])
    assert kept(photo, is_taken=True) == ["what hides in the file was kept"]
    assert kept(large, is_taken=True) == ["a file that must be refused was taken"]


def test_an_error_that_stands_elsewhere_is_found() -> None:
    """The judge itself: of a page as pages are drawn, with the error tied, listed only, and beside another field."""
    fields = [Field("text", "textarea"), Field("kind", "radio"), Field("act", "hidden")]
    form = Form("/a/", "a/", "POST", fields, "/a/", 0)
    summary = (
        '<div class="errors" role="alert"><ul class="errors-list"><li><a href="#id_{0}">{0}: Salah.</a></li></ul></div>'
    )
    wrong = '<p class="error" id="id_{0}_error"><svg></svg><span>Salah.</span></p>'
    area = wrong + '<textarea id="id_text" name="text"{1}></textarea>'
    radios = '<fieldset id="id_kind"{1}>' + wrong + '<input type="radio" name="kind"></fieldset>'
    tied = {name: f' aria-describedby="id_{name}_help id_{name}_error"' for name in ("text", "kind")}
    pages = {
        "text": summary.format("text") + area.format("text", tied["text"]),
        "kind": summary.format("kind") + radios.format("kind", tied["kind"]),
    }

    for name, page in pages.items():
        good, one = told(page), Input(name, ((name, "x"),))
        assert {place for place, _words in good.beside | good.listed} == {name}
        assert misplaced(form, one, Told(), good) == []
        for bare in (page.replace(tied[name], ""), page.replace(">Salah.<", "><")):
            assert (bare != page, len(misplaced(form, one, Told(), told(bare)))) == (True, 1)
    other = told(pages["kind"])
    assert len(misplaced(form, Input("text", (("text", "x"),)), Told(), other)) == 1
    assert misplaced(form, Input("text", (("text", "x"),)), other, other) == []  # it was there with nothing wrong
    assert misplaced(form, Input("act", (("act", "x"),)), Told(), other) == []
    assert misplaced(form, Input("both", (("text", "x"), ("kind", "x"))), Told(), Told()) == []


@pytest.mark.django_db
def test_a_page_that_could_not_be_read_says_so() -> None:
    good = Client().get("/masuk/?next=%00").content.decode()

    assert unsaid(good) == []
    for bad in (
        "",
        good.replace('lang="id"', 'lang="en"'),
        good.split("<h1>")[0],
        '<html lang="id"><main><h1>400</h1></main>',
    ):
        assert len(unsaid(bad)) == 1

"""No form breaks on nonsense, stores it when refused, or draws it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tests.apps.demo.template import example_template
from tests.conftest import use
from tests.load.bad.files import CAMERA, UPLOADS
from tests.load.bad.tries import kept
from tests.load.bad.world import NOBODY, World, tries, world
from tolok.engine import packs

# How many inputs a form gets here, drawn with a fixed seed; `make test-long` sends 5,000 to each.
SAMPLE = 12
# Where a photo is taken, so that what it hid is looked for.
PHOTOS = ("entries file", "{report_id}/evidence upload")
# Public forms that a visitor must have come to.
GUARDED = {"forum/baru/", "forum/kiriman/", "forum/<int:number>/tulis/"}
HOMES, OTHER = ["pontianak"], "mataram"


@pytest.fixture(scope="module")
def django_db_setup(server: str, template: str, clone: Callable[..., str], django_db_blocker: Any) -> None:
    """A copy of the example year."""
    with django_db_blocker.unblock():
        use(server, clone(example_template(server, template)))


@pytest.fixture
def made(db: None, settings: Settings, tmp_path: Path) -> World:
    """The example's people on its last day, without limits, their files in a folder of this test."""
    settings.EXAMPLE_DAY, settings.MEDIA_ROOT = date(2026, 12, 31), tmp_path
    settings.API_LIMITS = dict.fromkeys(settings.API_LIMITS, 10**9)
    settings.FORM_LIMITS = {each.form: (10**9,) * 3 for each in packs.load("permenpanrb-6-2022").contents.forms.limits}
    return world(HOMES, OTHER)


def test_no_page_breaks_and_no_bad_input_breaks_a_form(made: World) -> None:
    found = list(tries(made, SAMPLE))

    faults = [f"{each.form.name}: {fault}" for each in found for fault in each.faults]
    assert (made.broken, faults) == ([], [])
    taken = {f"{each.form.route} {told}" for each in found for told in each.taken}
    assert {f"/api/v1/reports/{way}: picture with place" for way in PHOTOS} <= taken
    routes = {each.form.route for each in found}
    assert {each.form.route.split("/warga/")[-1] for each in found if each.form.person == NOBODY} >= GUARDED
    assert {"<slug:government>/keluar/", "<slug:government>/undangan/<str:token>/"} <= routes


def test_what_may_not_be_kept_of_a_file_is_found(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo, large = UPLOADS["picture with place"], UPLOADS["50 megapixels"]
    clean = kept(photo, is_taken=True)

    (tmp_path / "berkas").write_bytes(b"\xff\xd8" + CAMERA)

    assert (CAMERA in photo.content, clean, kept(photo, is_taken=False)) == (True, [], [])
    assert kept(photo, is_taken=True) == ["what hides in the file was kept"]
    assert kept(large, is_taken=True) == ["a file that must be refused was taken"]

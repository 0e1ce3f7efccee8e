"""Every text that people read is there in Indonesian, the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.translation import gettext, override

from tests.contracts.house import kept
from tolok.web import catalogues

TEMPLATE = """{% load i18n %}
  <p title="{% translate "Today" %}">
    {% blocktranslate count n=n trimmed %}
      One report
    {% plural %}
      {{ n }} reports
    {% endblocktranslate %}
  </p>
{% include "x.html" with title=_("Your team") only %}
"""
CODE = """from django.utils.translation import gettext as _, pgettext_lazy
TITLE = pgettext_lazy("month", "May")
def why(name):
    return _("%(name)s waits") % {"name": name}
"""


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A small app with one template and one module."""
    made = tmp_path / "tolok" / "skp"
    (made / "templates/skp").mkdir(parents=True)
    (made / "templates/skp/today.html").write_text(TEMPLATE)
    (made / "__init__.py").write_text("")
    (made / "views.py").write_text(CODE)
    return made


def contradictions(package: Path = catalogues.PACKAGE) -> list[str]:
    """Texts that two apps translate differently."""
    known = catalogues.memory(package)
    texts = {app: catalogues.texts_of(catalogues.kept_in(app)) for app in catalogues.apps(package)}
    kept = ((app, entry) for app in texts for entry in texts[app].items())
    return [
        f"{app.name}: {key[0]!r} is {message.string!r}, elsewhere {known[key]!r}"
        for app, (key, message) in kept
        if message.string and known.get(key, message.string) != message.string
    ]


def test_no_text_is_missing_doubtful_or_obsolete() -> None:
    kept([fault for app in catalogues.apps() for fault in catalogues.faults(app)])


def test_the_same_text_has_the_same_translation_in_every_app() -> None:
    kept(contradictions())


def wrong_words(package: Path = catalogues.PACKAGE) -> list[str]:
    """Texts that contest a record without sanggah, or take the law's word keberatan for anything but an objection."""
    # The stem of sanggah loses its first letter in menyanggah.
    rules = {"contest|disputed": "(s|ny)anggah", r"objection|(?<!an )\bobject(s|ed)?\b": "keberatan"}
    texts = (each for app in catalogues.apps(package) for each in catalogues.texts_of(catalogues.kept_in(app)).values())
    said = [(str(message.id).casefold(), str(message.string).casefold()) for message in texts]
    return [
        f"{given!r} is {told!r}"
        for given, told in said
        if "bantah" in told
        or any(bool(re.search(e, given)) != bool(re.search(word, told)) for e, word in rules.items())
    ]


def test_a_record_is_contested_by_one_word_and_an_appraisal_by_the_laws() -> None:
    kept(wrong_words())


def test_another_word_for_a_contest_is_found(app: Path) -> None:
    (app / "views.py").write_text('_("Contest it")\n_("Your objection")\n_("May")\n')
    known: catalogues.Memory = {("Contest it", None): "Ajukan keberatan", ("Your objection", None): "Keberatan Anda"}

    catalogues.write(app, catalogues.merged(app, known | {("May", None): "Bantah"}))

    assert wrong_words(app.parent) == ["'contest it' is 'ajukan keberatan'", "'may' is 'bantah'"]


def test_our_words_win_over_those_of_the_framework() -> None:
    with override("id"):
        words = [gettext("Password"), gettext("New password")]

    assert words == ["Kata sandi", "Kata sandi baru"]


def test_texts_are_found_in_templates_and_code(app: Path) -> None:
    found = [(message.id, message.context) for message in catalogues.found_in(app) if message.id]

    assert found == [
        ("May", "month"),
        ("%(name)s waits", None),
        ("Today", None),
        (("One report", "%(n)s reports"), None),
        ("Your team", None),
    ]


def test_a_missing_translation_is_found_and_a_written_one_is_kept(app: Path) -> None:
    catalogue = catalogues.merged(app, {("Today", None): "Hari ini"})

    changed = [catalogues.write(app, catalogue), catalogues.write(app, catalogues.merged(app, {}))]

    assert changed == [True, False]
    assert catalogues.memory(app.parent) == {("Today", None): "Hari ini"}
    assert catalogues.faults(app) == [
        "skp: missing: 'May'",
        "skp: missing: '%(name)s waits'",
        "skp: missing: 'One report'",
        "skp: missing: 'Your team'",
    ]


def test_a_translation_that_loses_a_name_is_found(app: Path) -> None:
    known: catalogues.Memory = {("May", "month"): "Mei", ("%(name)s waits", None): "%(nama)s menunggu"}
    known |= {
        ("Today", None): "Hari ini",
        ("Your team", None): "Tim Anda",
        ("One report", None): ("%(n)s laporan",),
    }

    catalogues.write(app, catalogues.merged(app, known))

    assert catalogues.faults(app) == ["skp: loses or invents a name: '%(name)s waits'"]


def test_a_contradiction_between_two_apps_is_found(app: Path) -> None:
    other = app.parent / "reports"
    other.mkdir()
    (other / "__init__.py").write_text("")
    (other / "views.py").write_text('_("Today")\n')

    catalogues.write(app, catalogues.merged(app, {("Today", None): "Hari ini"}))
    catalogues.write(other, catalogues.merged(other, {("Today", None): "Kini"}))

    assert contradictions(app.parent) == ["reports: 'Today' is 'Kini', elsewhere 'Hari ini'"]


def test_a_compiled_catalogue_is_made_anew_only_when_its_text_changed(app: Path) -> None:
    catalogues.write(app, catalogues.merged(app, {("Today", None): "Hari ini"}))

    counts = [catalogues.compile_all(app.parent), catalogues.compile_all(app.parent)]

    assert counts == [1, 0]

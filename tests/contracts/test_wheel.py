"""The built wheel carries everything, and runs outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.contracts.house import ROOT

CARRIED = {".html", ".css", ".js", ".svg", ".toml", ".txt", ".po", ".typ"}
QUESTION = """
import django
django.setup()
from django.template.loader import get_template
from django.utils import translation
from tolok.demo.told import sections
from tolok.engine.packs import names
get_template("base.html"), get_template("desk/today.html")
with translation.override("id"):
    said = translation.gettext("Today")
print(django.apps.apps.get_app_config("web").path, said, len(names()), bool(sections("talk")))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what git keeps, so that nothing lying about gets in."""
    place = tmp_path_factory.mktemp("build")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, listed.split("\0")):
        (place / "src" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "src" / name).write_bytes((ROOT / name).read_bytes())
    order = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(place),
        ".",
    ]
    subprocess.run(order, cwd=place / "src", check=True, capture_output=True)
    return next(place.glob("tolok-*.whl"))


def test_every_template_style_pack_and_text_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())

    kept = (path for path in (ROOT / "tolok").rglob("*") if path.suffix in CARRIED)
    wanted = {str(path.relative_to(ROOT)) for path in kept}
    wanted |= {name.removesuffix(".po") + ".mo" for name in wanted if name.endswith(".po")}
    assert wanted - names == set()


def test_the_wheel_runs_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(tmp_path / "site"),
        "TOLOK_HOME": str(tmp_path / "home"),
        "DJANGO_SETTINGS_MODULE": "tolok.web.settings",
        "TOLOK_PLAIN_STATIC": "1",
    }

    order = [sys.executable, "-c", QUESTION]
    done = subprocess.run(order, cwd=tmp_path, env=surroundings, capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert done.stdout.split() == [str(tmp_path / "site" / "tolok" / "web"), "Hari", "ini", "6", "True"]

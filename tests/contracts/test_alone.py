"""The project stands alone: it names no place on the machine where it was written."""

from __future__ import annotations

import re
import subprocess

from tests.contracts.house import ROOT, File, kept

#: Written in pieces, so that this file does not name them either.
PLACES = ["/" + "work", "/" + "tmp/tolok", "shared" + "/design", "shared" + "/reference", "shared" + "/seeds"]
HOSTS = [
    "py" + "pi.",
    "python" + "hosted.",
    "npm" + "js.",
    "proxy.go" + "lang",
    "deb.deb" + "ian",
    "/opt/" + "wheels",
]
FOUND = re.compile(
    "|".join(rf"{re.escape(place)}(?![\w.-])" for place in PLACES) + "|" + "|".join(map(re.escape, HOSTS))
)
BINARY = {".png", ".xlsx", ".woff2", ".ico", ".jpg", ".pdf", ".mo"}


def tracked() -> list[File]:
    """Every file that belongs to the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        paths = [path for folder in ("tolok", "tests", "docs") for path in (ROOT / folder).rglob("*.*")]
    else:
        paths = [ROOT / line for line in listed.stdout.splitlines()]
    kept = (path for path in paths if path.is_file() and path.suffix not in BINARY)
    return [(str(path.relative_to(ROOT)), path.read_text(errors="replace")) for path in kept]


def faults(given: list[File]) -> list[str]:
    """Lines that name a place outside the project, or a host that only one machine reaches."""
    return [
        f"{path}:{number}: names a place outside the project"
        for path, text in given
        for number, line in enumerate(text.splitlines(), 1)
        if FOUND.search(line)
    ]


def test_the_project_stands_alone() -> None:
    kept(faults(tracked()))


def test_a_place_outside_the_project_is_found() -> None:
    planted = [("a.md", f"see {PLACES[0]}/x\nand /workflow\n"), ("b.txt", f"https://{HOSTS[0]}org\n")]

    assert faults(planted) == [
        "a.md:1: names a place outside the project",
        "b.txt:1: names a place outside the project",
    ]

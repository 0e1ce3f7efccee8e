"""A real start by the documented commands: no example, no preset password."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import psycopg
import pytest
from psycopg import sql

from tests.conftest import run_tolok
from tests.ports import free_port
from tolok.web.database import ROLES, as_role, furnishing, make_database

NIP, WORDS = "198501012010011903", "kuda lumping biru laut"
# How long a command or a server may take to start on a busy machine.
STARTING = 180


@contextmanager
def empty(server: str, name: str) -> Iterator[str]:
    """An empty database with its roles, as long as needed."""
    make_database(server, name)
    yield name
    with psycopg.connect(server, autocommit=True) as superuser:
        superuser.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="module")
def fresh(server: str) -> Iterator[str]:
    """The name of the database that the operator sets up."""
    with empty(server, f"tolok_operation_{os.getpid()}") as name:
        yield name


@pytest.fixture(scope="module")
def surroundings(server: str, fresh: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What an operator sets."""
    return {
        "DATABASE_URL": as_role(server, "tolok_app", fresh),
        "TOLOK_HOME": str(tmp_path_factory.mktemp("home")),
    }


@pytest.fixture(scope="module")
def link(server: str, fresh: str, surroundings: dict[str, str]) -> str:
    """The path of the first administrator's one-time link, after `migrate` and `found`."""
    app = surroundings["DATABASE_URL"]
    home = surroundings["TOLOK_HOME"]
    run_tolok("migrate", app=app, owner=as_role(server, "tolok_owner", fresh), TOLOK_HOME=home)
    told = run_tolok(
        *("found", "kota-contoh", "Kota Contoh", "--pack", "permenpanrb-6-2022"),
        *("--nip", NIP, "--administrator", "Hadi Putra"),
        app=app,
        TOLOK_HOME=home,
    )
    found = re.search(r"http://localhost:8000(/kota-contoh/undangan/\S+/)", told.stdout)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def address(link: str, surroundings: dict[str, str]) -> Iterator[str]:
    """Where `tolok serve` answers."""
    port = free_port()
    words = [sys.executable, "-m", "tolok.cli", "serve", "--port", str(port), "--workers", "1"]
    log = Path(surroundings["TOLOK_HOME"]) / "serve.log"
    with log.open("wb") as out:
        process = subprocess.Popen(words, env={**os.environ, **surroundings}, stdout=out, stderr=out)
    base = f"http://127.0.0.1:{port}"
    try:
        wait(lambda: build_opener().open(f"{base}/readyz", timeout=2).status == 200, log)
        yield base
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="module")
def arrived(address: str, link: str) -> tuple[OpenerDirector, str]:
    """The first administrator's browser after the link was used, and where it led."""
    client = browser()
    page = client.open(address + link, timeout=20).read().decode()
    words = {**fields(page), "password": WORDS, "again": WORDS}
    return client, client.open(address + link, urlencode(words).encode(), timeout=20).url


def wait(is_there: Callable[[], bool], log: Path) -> None:
    """Wait until it is there."""
    ends = time.monotonic() + STARTING
    while time.monotonic() < ends:
        try:
            if is_there():
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.25)
    raise AssertionError(log.read_text()[-3000:])


def browser() -> OpenerDirector:
    """An HTTP client that keeps cookies."""
    return build_opener(HTTPCookieProcessor(CookieJar()))


def fields(page: str) -> dict[str, str]:
    """The hidden fields of a form."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))


def status(client: OpenerDirector, url: str, sent: dict[str, str] | None = None) -> int:
    """What an address answers."""
    try:
        return int(client.open(url, urlencode(sent).encode() if sent else None, timeout=20).status)
    except HTTPError as refusal:
        return refusal.code


def test_a_command_says_that_the_tables_are_not_there_yet(server: str, surroundings: dict[str, str]) -> None:
    with empty(server, f"tolok_operation_{os.getpid()}_bare") as bare:
        done = subprocess.run(
            [sys.executable, "-m", "tolok.cli", "receipt", NIP, "--period", "triwulan/2026-01-01"],
            env={**os.environ, **surroundings, "DATABASE_URL": as_role(server, "tolok_app", bare)},
            capture_output=True,
            text=True,
            check=False,
            timeout=STARTING,
        )

    assert done.returncode == 1
    assert done.stderr == "Error: The tables are not there, or older than the program. Run `tolok migrate` first.\n"


def test_the_first_administrator_comes_in_by_the_link_once(
    address: str, link: str, arrived: tuple[OpenerDirector, str]
) -> None:
    client, led_to = arrived

    again = status(browser(), address + link)
    listed = client.open(f"{address}/kota-contoh/orang/", timeout=20).read().decode()

    assert led_to == f"{address}/kota-contoh/hari-ini/"
    assert "Hadi Putra" in listed
    assert again == 410


@pytest.mark.usefixtures("arrived")
def test_the_password_opens_the_door_and_the_nip_does_not(address: str) -> None:
    for password, expected in ((NIP, 422), (WORDS, 200)):
        client = browser()
        form = fields(client.open(f"{address}/masuk/", timeout=20).read().decode())

        answer = status(client, f"{address}/masuk/", {**form, "identifier": NIP, "password": password})

        assert answer == expected


def test_there_is_no_example_and_no_one_click_entry(address: str, surroundings: dict[str, str]) -> None:
    client = browser()
    page = client.open(f"{address}/", timeout=20).read().decode()
    client.open(f"{address}/masuk/", timeout=20)

    assert "/contoh/" not in page
    assert status(client, f"{address}/kota-contoh/contoh/1/") in (404, 405)


def test_the_import_command_dry_runs_refuses_and_imports(
    address: str, surroundings: dict[str, str], tmp_path: Path
) -> None:
    app, home = surroundings["DATABASE_URL"], surroundings["TOLOK_HOME"]
    file = str(tmp_path / "people.xlsx")
    run_tolok("import", "example", file, app=app, TOLOK_HOME=home)
    words = ("import", "people", file, "--government", "kota-contoh")

    told = [
        run_tolok(*words, *more, app=app, TOLOK_HOME=home).stdout.splitlines()[-1] for more in (("--dry-run",), (), ())
    ]
    refused = subprocess.run(
        [sys.executable, "-m", "tolok.cli", "import", "people", __file__, "--government", "kota-contoh"],
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )

    assert told == ["Ini baru pemeriksaan: belum ada yang disimpan.", "Sudah diimpor.", "Sudah diimpor."]
    assert (refused.returncode, "XLSX" in refused.stderr) == (1, True)
    with psycopg.connect(app) as seen:
        seen.execute("SELECT set_config('tolok.government', '1', true)")
        assert seen.execute("SELECT count(*) FROM people_person").fetchone() == (5,)


@pytest.mark.usefixtures("link")
def test_the_server_does_not_start_as_the_owner(server: str, fresh: str, surroundings: dict[str, str]) -> None:
    owner = as_role(server, "tolok_owner", fresh)
    done = subprocess.run(
        [sys.executable, "-m", "tolok.cli", "serve", "--port", "1"],
        env={**os.environ, **surroundings, "DATABASE_URL": owner},
        capture_output=True,
        text=True,
        check=False,
        timeout=STARTING,
    )

    assert done.returncode == 1
    assert "tolok_app" in done.stderr


@pytest.mark.parametrize("role", ROLES)
def test_no_role_waits_for_postgresql_to_compile_its_question(server: str, fresh: str, role: str) -> None:
    with psycopg.connect(as_role(server, role, fresh)) as asking, psycopg.connect(server) as superuser:
        shown = [connection.execute("SHOW jit").fetchone() for connection in (asking, superuser)]

    assert shown == [("off",), ("on",)]
    assert f'ALTER ROLE "{role}" SET jit = off;' in furnishing().splitlines()

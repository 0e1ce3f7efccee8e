"""A network before the server that fails in every way a network can."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

#: What may become of a request on its way.
FATES = ("pass", "lose", "cut", "slow", "portal", "gateway", "large", "garbage", "stall")
PORTAL = b"<!doctype html><title>Wi-Fi</title><p>Masuk ke Wi-Fi kafe ini.</p>"
SAID = {
    "portal": (200, "text/html", PORTAL),
    "gateway": (502, "text/html", b"<h1>502 Bad Gateway</h1>"),
    "large": (413, "text/html", b"<h1>413 Request Entity Too Large</h1>"),
    "garbage": (201, "application/json", b'{"id": 5, "ke'),
}
HOP = {"connection", "transfer-encoding", "content-length", "keep-alive", "content-encoding", "accept-encoding"}
LATE = 0.3  # a round trip of 3 s, ten times faster
WRITES = "/api/v1/reports/entries"

# The next release as a phone meets it: other names of changed files, and one more step of the store.
NEWER = "desk/newer-store."
LAST_STEP = b'(db) => db.createObjectStore("kept"),'
ONE_MORE = LAST_STEP + b'(db) => db.createObjectStore("later"),'

Fate = Callable[[str, int], str]


class Weather:
    """What becomes of the writes of phones; everything else passes, unless the sky falls (`is_down`)."""

    def __init__(self, server: str) -> None:
        self.host = urlsplit(server).netloc
        self.fate: Fate = lambda _path, _number: "pass"
        self.is_down = False
        self.writes = 0
        self.fates: list[str] = []
        self.under_way = threading.Event()
        self.form_fate = "pass"
        self.is_newer = False
        self.held: set[str] = set()
        self.overlaps = 0

    def turns(self, *fates: str) -> None:
        """The next writes meet these fates in turn, for ever."""
        self.writes, self.fates = 0, []
        self.fate = lambda _path, number: fates[number % len(fates)]

    def storms(self, *fates: str, seed: int = 14) -> None:
        """Each write meets one of these fates by chance."""
        chance = random.Random(seed)
        self.writes, self.fates = 0, []
        self.fate = lambda _path, _number: chance.choice(fates)

    def clears(self) -> None:
        """Everything passes."""
        self.turns("pass")


@contextmanager
def weather(server: str) -> Iterator[tuple[str, Weather]]:
    """The address of such a network before a server, and what steers it."""
    sky = Weather(server)

    class Between(_Between):
        weather = sky

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Between)
    listener.daemon_threads = True
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{listener.server_address[1]}", sky
    finally:
        listener.shutdown()
        listener.server_close()


def newer(said: bytes, path: str) -> bytes:
    """An answer of the next release."""
    if NEWER in path:
        assert LAST_STEP in said
        return said.replace(LAST_STEP, ONE_MORE)
    return said.replace(b"desk/store.", NEWER.encode())


class _Between(BaseHTTPRequestHandler):
    """Passes a request on, or does to it what its fate says."""

    weather: Weather
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """A page or file."""
        self._meet()

    def do_POST(self) -> None:
        """A write."""
        self._meet()

    def _meet(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fate = self.weather.form_fate if self.command == "POST" and self.path.endswith("/hari-ini/") else "pass"
        if self.path == WRITES:
            fate = self.weather.fate(self.path, self.weather.writes)
            self.weather.writes += 1
            self.weather.fates.append(fate)
        if self.weather.is_down or fate == "lose":
            self._hang_up()
        elif fate == "stall":
            self.weather.under_way.set()
            time.sleep(20)
            self._hang_up()
        elif fate in SAID:
            self._say(*SAID[fate])
        else:
            with self._alone():
                self._pass_on(body, fate)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Notes when the same key is under way twice."""
        key = self.headers.get("Idempotency-Key", "")
        self.weather.overlaps += bool(key) and key in self.weather.held
        self.weather.held.add(key)
        yield
        self.weather.held.discard(key)

    def _pass_on(self, body: bytes, fate: str) -> None:
        if fate == "slow":
            time.sleep(LATE)
        try:
            beyond = http.client.HTTPConnection(self.weather.host, timeout=60)
            kept = {name: value for name, value in self.headers.items() if name.lower() not in HOP}
            path = self.path.replace(NEWER, "desk/store.")
            beyond.request(self.command, path, body or None, {**kept, "Connection": "close"})
            answer = beyond.getresponse()
            said, headers = answer.read(), answer.getheaders()
            beyond.close()
        except OSError:
            self._hang_up()
            return
        if self.weather.is_newer:
            said = newer(said, self.path)
        if fate == "cut":  # the server has stored it, and nobody hears of it
            self._hang_up()
            return
        self.send_response(answer.status)
        for name, value in headers:
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self._write(said)

    def _say(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._write(body)

    def _write(self, body: bytes) -> None:
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def _hang_up(self) -> None:
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

"""A real SMTP server that refuses, is slow or drops the line as told."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

# Code of the answer to a recipient or to a whole mail; None drops the line instead.
Answer = Callable[[str], int | None]


@dataclass
class PostOffice:
    """What arrived, in its order, and how the server answers to a recipient and to a whole mail."""

    port: int = 0
    arrived: list[tuple[str, EmailMessage]] = field(default_factory=list)
    to_recipient: Answer = lambda _to: 250
    to_mail: Answer = lambda _to: 250
    # Whether a mail counts as arrived although the line drops before the answer.
    keeps_dropped: bool = True
    pause: float = 0.0

    def recipients(self) -> list[str]:
        """To whom the mails that arrived were addressed."""
        return [to for to, _message in self.arrived]


@contextmanager
def open_office(port: int = 0, **how: Any) -> Iterator[PostOffice]:
    """A server on this machine for the time of the block."""
    office = PostOffice(**how)

    class Counter(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            serve(self, office)

    class Building(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True

    with Building(("127.0.0.1", port), Counter) as building:
        office.port = building.server_address[1]
        thread = threading.Thread(target=building.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield office
        building.shutdown()
        thread.join()


def serve(line: socketserver.StreamRequestHandler, office: PostOffice) -> None:
    """One conversation, until the client or the server leaves."""
    to = ""

    def say(code: int, text: str = "x") -> None:
        line.wfile.write(f"{code} {text}\r\n".encode())

    say(220)
    while words := line.rfile.readline().decode().strip():
        verb = words[:4].upper()
        time.sleep(office.pause)
        if verb == "RCPT":
            to = words[words.index("<") + 1 : words.index(">")]
            code = office.to_recipient(to)
            if code is None:
                return
            say(code)
        elif verb == "DATA":
            say(354)
            if not accept(line, office, to, say):
                return
        elif verb == "QUIT":
            say(221)
            return
        else:
            say(250)


def accept(line: socketserver.StreamRequestHandler, office: PostOffice, to: str, say: Callable[[int], None]) -> bool:
    """Read a whole mail and answer; False when the line is dropped instead."""
    lines = []
    while (read := line.rfile.readline()) != b".\r\n":
        lines.append(read[1:] if read.startswith(b"..") else read)
    code = office.to_mail(to)
    if code == 250 or (code is None and office.keeps_dropped):
        office.arrived.append((to, message_from_bytes(b"".join(lines), policy=policy.default)))
    if code is not None:
        say(code)
    return code is not None

"""The processor time of a running program: all its processes, and the database's."""

from __future__ import annotations

import os
from pathlib import Path

import psycopg

TICKS = os.sysconf("SC_CLK_TCK")


def roots(superuser: str, port: int) -> dict[str, list[int]]:
    """Where the program on this port and its database begin: process ids by name."""
    with psycopg.connect(superuser) as connection:
        backend = connection.execute("SELECT pg_backend_pid()").fetchone()
        database = _parent(int(backend[0])) if backend else 0
    if not database:
        raise RuntimeError("the database runs on another machine; its processor time can't be counted here")
    serving = [pid for pid in _all() if {"serve", str(port)} <= set(_words(pid))]
    return {"program": serving, "database": [database]}


def seconds(pids: list[int]) -> float:
    """What these processes and all they started have used so far, those that ended included."""
    children: dict[int, list[int]] = {}
    for pid in _all():
        children.setdefault(_parent(pid), []).append(pid)
    found, waiting = set[int](), list(pids)
    while waiting:
        pid = waiting.pop()
        if pid not in found:
            found.add(pid)
            waiting += children.get(pid, [])
    return sum(map(_used, found))


def _all() -> list[int]:
    return [int(place.name) for place in Path("/proc").iterdir() if place.name.isdigit()]


def _stat(pid: int) -> list[str]:
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _words(pid: int) -> list[str]:
    try:
        return (Path("/proc") / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def _parent(pid: int) -> int:
    stat = _stat(pid)
    return int(stat[1]) if stat else 0


def _used(pid: int) -> float:
    """Own time and that of ended children, which would vanish otherwise."""
    stat = _stat(pid)
    return sum(map(int, stat[11:15])) / TICKS if stat else 0.0

"""Somebody with dumps of the whole database who wants to know who said what."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

import psycopg
from psycopg import sql
from psycopg.rows import dict_row

Row = Mapping[str, str | None]
TABLES = "SELECT relname FROM pg_catalog.pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
COLUMNS = (
    "SELECT attname FROM pg_catalog.pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
)
SEVEN = 7


@dataclass(frozen=True)
class Dump:
    """Every row of every table as text, with its transaction (`xmin`) and its place (`ctid`)."""

    tables: Mapping[str, Sequence[Row]]

    def rows(self, mark: str) -> Iterator[Row]:
        """The rows of tables whose name says so."""
        return (row for name, rows in self.tables.items() if mark in name for row in rows)


@dataclass(frozen=True)
class Scene:
    """What the attacker has: a dump after each act, in the order of time, and knowledge of the program."""

    dumps: Sequence[Dump]
    slug: str

    @property
    def asks(self) -> list[Row]:
        """Who was asked about whom, as the last dump with the rows still in their first places shows it."""
        return list(self.dumps[max(0, len(self.dumps) - 2)].rows("feedback_ask"))


@dataclass(frozen=True)
class Guess:
    """The attacker's claim: this rater gave this mark to this person."""

    rater: str
    subject: str
    mark: int


Attack = Callable[[Scene], Iterator[Guess]]


def dumped(address: str) -> Dump:
    """All tables there are, read as the superuser from the catalogue: none is forgotten."""
    with psycopg.connect(address, row_factory=dict_row) as connection:
        names = [str(row["relname"]) for row in connection.execute(TABLES)]
        return Dump({name: _read(connection, name) for name in names})


def _read(connection: psycopg.Connection[dict[str, str | None]], name: str) -> Sequence[Row]:
    columns = [str(row["attname"]) for row in connection.execute(COLUMNS, [name])]
    told = sql.SQL(", ").join(
        sql.SQL("{}::text AS {}").format(sql.Identifier(each), sql.Identifier(each))
        for each in ("xmin", "ctid", *columns)
    )
    return connection.execute(sql.SQL("SELECT {} FROM {}").format(told, sql.Identifier(name))).fetchall()


def words(mark: int) -> str:
    """The comment of whoever gives this mark: its wording, and its length, tell the mark."""
    return " ".join(["sangat"] * mark)


def marks_in(row: Row) -> int | None:
    """The mark a row tells in clear, by its comment or by seven equal marks."""
    for value in row.values():
        if value and re.fullmatch(r"(sangat ?){1,5}", value):
            return value.count("sangat")
        if value and re.fullmatch(r"\{?([1-5])(, ?\1){6}\}?", value):
            return int(value.strip("{")[0])
    return None


def contents(dump: Dump, subject: str) -> list[Row]:
    """Rows in clear about a person from which a mark can be read, wherever they are."""
    every = (row for rows in dump.tables.values() for row in rows)
    return [row for row in every if row.get("subject_id") == subject and marks_in(row) is not None]


def counters(dump: Dump, subject: str) -> list[int]:
    """The sums about a person, however they are stored."""
    found = [row["counts"] for row in dump.rows("") if row.get("subject_id") == subject and row.get("counts")]
    return [int(each) for told in found if told for each in told.strip("{}").split(",")]


def given(asks: Sequence[Row]) -> dict[str, list[Row]]:
    """The sheets that were sent about each person."""
    panels: dict[str, list[Row]] = {}
    for ask in asks:
        if ask["is_given"] == "true" and ask["voice"] == "peers":
            panels.setdefault(str(ask["subject_id"]), []).append(ask)
    return panels


def place(row: Row) -> tuple[int, ...]:
    """Where a row lies in its table: page and line."""
    return tuple(int(each) for each in re.findall(r"\d+", row["ctid"] or ""))


def age(row: Row) -> tuple[int, ...]:
    """The transaction that wrote a row, and its place where several share one."""
    return (int(row["xmin"] or 0), *place(row))


def name(row: Row) -> tuple[int, ...]:
    """The number or random key of a row, as a number."""
    return (int(re.sub("[^0-9a-f]", "", row.get("id") or row.get("key") or "0"), 16),)


def by_transaction(scene: Scene) -> Iterator[Guess]:
    """A sheet was sent by whoever was marked as having sent one in the same transaction."""
    for dump in scene.dumps:
        for subject, asks in given(list(dump.rows("feedback_ask"))).items():
            told = {row["xmin"]: marks_in(row) for row in contents(dump, subject)}
            yield from (
                Guess(str(ask["rater_id"]), subject, mark)
                for ask in asks
                if (mark := told.get(ask["xmin"])) is not None
            )


def by_order(asked: Callable[[Row], tuple[int, ...]], told: Callable[[Row], tuple[int, ...]]) -> Attack:
    """The first who sent wrote the first row, and so on, by these two orders."""

    def attack(scene: Scene) -> Iterator[Guess]:
        last = scene.dumps[-1]
        for subject, asks in given(scene.asks).items():
            rows = sorted(contents(last, subject), key=told)
            for ask, row in zip(sorted(asks, key=asked), rows, strict=False):
                yield Guess(str(ask["rater_id"]), subject, marks_in(row) or 0)

    return attack


def by_difference(scene: Scene) -> Iterator[Guess]:
    """Between two dumps one person sent a sheet, and what is new is theirs."""
    for before, after in pairwise(scene.dumps):
        old, new = given(list(before.rows("feedback_ask"))), given(list(after.rows("feedback_ask")))
        for subject, asks in new.items():
            fresh = {str(each["rater_id"]) for each in asks} - {str(each["rater_id"]) for each in old.get(subject, [])}
            if len(fresh) == 1:
                yield from (Guess(rater, subject, mark) for rater in fresh for mark in _new(before, after, subject))


def _new(before: Dump, after: Dump, subject: str) -> Iterator[int]:
    there = {name(row) for row in contents(before, subject)}
    yield from (marks_in(row) or 0 for row in contents(after, subject) if name(row) not in there)
    old, new = counters(before, subject), counters(after, subject)
    places = len(new) // SEVEN or 1
    grown = {
        place % places for place, (one, two) in enumerate(zip(old or [0] * len(new), new, strict=False)) if two > one
    }
    if len(grown) == 1:
        yield grown.pop()


def by_length(scene: Scene) -> Iterator[Guess]:
    """Longer words make longer secrets; each secret lies in the transaction that marked its sender."""
    dump = scene.dumps[max(0, len(scene.dumps) - 2)]
    for subject, asks in given(scene.asks).items():
        sealed = {row["xmin"]: len(row["sealed"] or "") for row in dump.rows("sealed") if row["subject_id"] == subject}
        lengths = sorted({*sealed.values()})
        for ask in asks:
            if ask["xmin"] in sealed and len(lengths) > 1:
                yield Guess(str(ask["rater_id"]), subject, lengths.index(sealed[ask["xmin"]]) + 1)


def by_hash(scene: Scene) -> Iterator[Guess]:
    """The stored hash of what a browser sent is tried with every sheet that could have been sent."""
    last = scene.dumps[-1]
    answers: dict[str, list[Row]] = {}
    for row in last.rows("ledger_answer"):
        answers.setdefault(str(row["caller"]), []).append(row)
    for subject, asks in given(scene.asks).items():
        for ask, mark in product(asks, range(1, 6)):
            for row in answers.get(f"person:{ask['rater_id']}", []):
                if _hashed(scene.slug, str(ask["id"]), str(row["key"]), mark) == row["body_hash"]:
                    yield Guess(str(ask["rater_id"]), subject, mark)


def _hashed(slug: str, ask: str, key: str, mark: int) -> str:
    from tolok.feedback.queries.voices.statements import VALUES

    fields = {**dict.fromkeys(VALUES, str(mark)), "comment": words(mark), "key": key}
    digest = hashlib.sha256(f"/{slug}/umpan-balik/suara/{ask}/".encode())
    for each in sorted(fields):
        digest.update(repr((each, [fields[each]])).encode())
    return "\\x" + digest.hexdigest()

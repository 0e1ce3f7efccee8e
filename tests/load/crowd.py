"""Two million stored entries: the first day of a town, copied back through a year."""

from __future__ import annotations

import psycopg
from psycopg import sql

# Table: what differs in the copy of `n` days before; every other column stays as it was.
COPIES = {
    "evidence_evidence": {"id": "t.id + n * span", "given_at": "t.given_at - n * interval '1 day'"},
    "reports_report": {
        "id": "t.id + n * span",
        "evidence_id": "t.evidence_id + n * (SELECT max(id) - min(id) + 1 FROM evidence_evidence WHERE id <= {proofs})",
        "on": 't."on" - n::int',
        "filed_at": "t.filed_at - n * interval '1 day'",
    },
    "ledger_entry": {"id": "t.id + n * span", "occurred_at": "t.occurred_at - n * interval '1 day'"},
    "ledger_salt": {"entry_id": "t.entry_id + n * span"},
}


def multiply(superuser: str, days: int) -> int:
    """Copy every report with its evidence, ledger entry and salt back through so many days; reports stored in all."""
    with psycopg.connect(superuser) as connection:
        proofs = _one(connection, "SELECT max(id) FROM evidence_evidence")
        filed = "verb IN ('file_report', 'give_evidence')"
        only = {
            "ledger_entry": f"WHERE {filed}",
            "ledger_salt": f"WHERE entry_id IN (SELECT id FROM ledger_entry WHERE {filed})",
        }
        # Salts first: afterwards the entries to copy could no longer be told from their copies.
        for table in ("ledger_salt", "ledger_entry", "evidence_evidence", "reports_report"):
            _copy(connection, table, days, only.get(table, ""), proofs)
        for table in ("ledger_entry", "evidence_evidence", "reports_report"):
            connection.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        return _one(connection, "SELECT count(*) FROM reports_report")


def _copy(connection: psycopg.Connection, table: str, days: int, only: str, proofs: int) -> None:
    differs = {name: text.format(proofs=proofs) for name, text in COPIES[table].items()}
    key = "entry_id" if table == "ledger_salt" else "id"
    asked = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND is_generated = 'NEVER'"
    names = [str(name) for (name,) in connection.execute(asked, [table])]
    order = sql.SQL(
        "WITH spanned AS (SELECT max({key}) - min({key}) + 1 AS span FROM {table} {only})"
        " INSERT INTO {table} ({names}) SELECT {values} FROM {table} t, spanned, generate_series(1, {days}) n {only}"
    ).format(
        key=sql.Identifier(key),
        table=sql.Identifier(table),
        only=sql.SQL(only),
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(
            sql.SQL(differs[name]) if name in differs else sql.Identifier("t", name) for name in names
        ),
        days=sql.Literal(days),
    )
    connection.execute(order)


def _one(connection: psycopg.Connection, asked: str) -> int:
    row = connection.execute(asked).fetchone()
    assert row is not None
    return int(row[0])

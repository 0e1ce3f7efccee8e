"""Who may touch which row in the database: grants and one government at a time."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

# Tables without a government, each with its reason; everything else is locked to one.
EXEMPT = {
    "people_government": "the list of governments is public; an address starts with one",
    "calendar_pulse": "when the one worker of all governments was last alive",
    "calendar_outage": "when the one server of all governments could not be reached",
    "django_session": "framework: a session is found before its government is known",
    "django_content_type": "framework: names of tables",
    "django_migrations": "framework: which migrations ran",
    "auth_permission": "framework: unused, rights follow postings",
    "auth_group": "framework: unused, rights follow postings",
    "auth_group_permissions": "framework: unused, rights follow postings",
}
APPEND_ONLY = (
    *("ledger_entry", "feedback_note", "evidence_check", "evidence_formerattendance", "reports_reportchange"),
    *("skp_projectturn", "skp_projectreading", "skp_projectspending", "skp_projectassessment", "skp_projectreplan"),
    *("skp_agreementresult", "citizens_caserelease", "citizens_servedrelease"),
    *("reports_signalanswer", "calendar_periodchange", "feedback_heard"),
    *("appraisal_keptpolicy", "appraisal_dossier", "appraisal_proposal", "appraisal_signature"),
    *("appraisal_achievementdecision", "appraisal_patternreason"),
    *("appraisal_calibrationitem", "appraisal_calibrationchange"),
    *("insight_analysis", "insight_mirror"),
    *("citizens_casestep", "citizens_casenote", "citizens_caselook"),
    "citizens_moderation",
)


def governed() -> list[str]:
    """The tables whose rows belong to a government, from the models themselves."""
    return sorted(model._meta.db_table for model in _models() if _has_government(model))


def ungoverned() -> list[str]:
    """The tables of our models whose rows belong to no government."""
    return sorted(model._meta.db_table for model in _models() if not _has_government(model))


def secure() -> None:
    """Lock every governed table to the government of the transaction, and grant the app its rights.

    Runs after each migration, as the owner; repeating it changes nothing.
    """
    with connection.cursor() as cursor:
        cursor.execute("GRANT USAGE ON SCHEMA public TO tolok_app, tolok_reader, tolok_sealer")
        cursor.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO tolok_app")
        cursor.execute("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO tolok_app")
        cursor.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO tolok_app")
        for table in APPEND_ONLY:
            cursor.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM tolok_app")
        for table in governed():
            _lock(cursor, table)


def _lock(cursor: Any, table: str) -> None:
    ours = "government_id = NULLIF(current_setting('tolok.government', true), '')::bigint"
    cursor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    cursor.execute(f"DROP POLICY IF EXISTS one_government ON {table}")
    cursor.execute(f"CREATE POLICY one_government ON {table} TO tolok_app USING ({ours}) WITH CHECK ({ours})")


def _models() -> list[type[Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def _has_government(model: type[Model]) -> bool:
    return any(field.column == "government_id" for field in model._meta.concrete_fields)

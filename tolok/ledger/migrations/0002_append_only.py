"""What the database itself adds to an entry, and its refusal to change one."""

from django.db import migrations

COLUMNS = """
CREATE FUNCTION ledger_cluster() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
  AS $$ SELECT system_identifier FROM pg_control_system() $$;
ALTER TABLE ledger_entry
  ADD COLUMN recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  ADD COLUMN cluster bigint NOT NULL DEFAULT ledger_cluster();
CREATE INDEX ledger_entry_xid ON ledger_entry (xid);
ALTER TABLE ledger_entry ALTER COLUMN field_names SET DEFAULT '{}', ALTER COLUMN commitments SET DEFAULT '{}',
  ALTER COLUMN encoding SET DEFAULT 1;
ALTER TABLE ledger_salt ADD CONSTRAINT ledger_salt_of_entry FOREIGN KEY (entry_id) REFERENCES ledger_entry (id)
  DEFERRABLE INITIALLY DEFERRED;
"""

REFUSAL = """
CREATE FUNCTION ledger_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger entries are never changed or removed (% on %)', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER ledger_entry_keeps BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION ledger_refuse_change();
CREATE TRIGGER ledger_entry_keeps_all BEFORE TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]

    operations = [migrations.RunSQL(COLUMNS), migrations.RunSQL(REFUSAL)]

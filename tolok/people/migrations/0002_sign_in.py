"""The one look-up across governments: which accounts a NIP or e-mail belongs to."""

from django.db import migrations

LOOK_UP = """
CREATE FUNCTION people_sign_in(identifier text) RETURNS TABLE (account_id bigint, government_id bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT a.id, a.government_id FROM people_account a JOIN people_person p ON p.id = a.person_id
  WHERE identifier <> '' AND (p.nip = identifier OR (p.email <> '' AND lower(p.email) = lower(identifier)))
  ORDER BY a.id LIMIT 20
$$;
CREATE INDEX people_person_email ON people_person (lower(email));
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunSQL(LOOK_UP)]

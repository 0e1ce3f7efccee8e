"""How often a caller came, in a table that is not logged: a crash may forget a minute."""

from django.db import migrations, models

UNLOGGED = "ALTER TABLE ledger_tally SET UNLOGGED"
LOGGED = "ALTER TABLE ledger_tally SET LOGGED"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_caller")]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("government_id", models.BigIntegerField()),
                ("caller", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=10)),
                ("began_at", models.DateTimeField()),
                ("count", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("government_id", "caller", "kind"), name="tally_once")],
            },
        ),
        migrations.RunSQL(UNLOGGED, LOGGED),
    ]

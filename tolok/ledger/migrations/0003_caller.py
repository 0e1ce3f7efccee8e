"""Answers are kept by who asked, a person by whatever way or a measuring system, not by account."""

from django.db import migrations, models

# What was answered before keeps its own name: its key comes back from the same account's browser at most once more.
KEEP = "UPDATE ledger_answer SET caller = 'account:' || account_id"


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]

    operations = [
        migrations.RemoveConstraint("answer", "answer_once"),
        migrations.AddField("answer", "caller", models.CharField(max_length=40, default=""), preserve_default=False),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RemoveField("answer", "account_id"),
        migrations.AddConstraint(
            "answer", models.UniqueConstraint(fields=["government_id", "caller", "key"], name="answer_once")
        ),
    ]

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_tokens"),
        ("skp", "0004_standards"),
    ]

    operations = [
        migrations.CreateModel(
            name="ProjectReplan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("former_ends_on", models.DateField()),
                ("former_budget_rupiah", models.BigIntegerField()),
                ("ends_on", models.DateField()),
                ("budget_rupiah", models.BigIntegerField()),
                ("words", models.CharField(max_length=500)),
                ("moved_at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                ("government", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government")),
                (
                    "project",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="replans", to="skp.project"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["project", "id"], name="replan_first")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("words", ""), _negated=True), name="replan_says_why"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ends_on", models.F("former_ends_on")), _negated=True),
                            models.Q(("budget_rupiah", models.F("former_budget_rupiah")), _negated=True),
                            _connector="OR",
                        ),
                        name="replan_moves_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("budget_rupiah__gte", 0)), name="replan_budget_not_negative"
                    ),
                ],
            },
        ),
    ]

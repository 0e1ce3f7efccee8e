import django.db.models.constraints
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_tokens"),
        ("skp", "0002_date_targets"),
    ]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("due_on", models.DateField()),
                ("weight", models.PositiveSmallIntegerField()),
                ("done_on", models.DateField(null=True)),
                ("note", models.CharField(blank=True, max_length=300)),
            ],
        ),
        migrations.CreateModel(
            name="ProjectAssessment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("on_course", "On course"),
                            ("attention", "Needs attention"),
                            ("trouble", "In trouble"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "time",
                    models.CharField(
                        choices=[
                            ("on_course", "On course"),
                            ("attention", "Needs attention"),
                            ("trouble", "In trouble"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "budget",
                    models.CharField(
                        choices=[
                            ("on_course", "On course"),
                            ("attention", "Needs attention"),
                            ("trouble", "In trouble"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(max_length=1000)),
                ("given_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ProjectOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("unit", models.CharField(max_length=40)),
                ("target", models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="ProjectReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("amount", models.BigIntegerField()),
                ("note", models.CharField(blank=True, max_length=300)),
                ("read_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ProjectSpending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("rupiah", models.BigIntegerField()),
                ("purpose", models.CharField(max_length=200)),
                ("booked_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ProjectTurn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("running", "Running"),
                            ("finished", "Finished"),
                            ("stopped", "Stopped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("words", models.CharField(blank=True, max_length=500)),
                ("taken_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="projectmember",
            name="member_once_a_project",
        ),
        migrations.AddField(
            model_name="project",
            name="ended_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="project",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("running", "Running"),
                    ("finished", "Finished"),
                    ("stopped", "Stopped"),
                ],
                default="running",
                max_length=10,
            ),
        ),
        # Projects that were there before had begun; new ones are planned first.
        migrations.AlterField(
            model_name="project",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planned"),
                    ("running", "Running"),
                    ("finished", "Finished"),
                    ("stopped", "Stopped"),
                ],
                default="planned",
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="projectmember",
            name="ends_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="projectmember",
            name="is_head",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="projectmember",
            name="starts_on",
            field=models.DateField(default="2000-01-01"),
            preserve_default=False,
        ),
        # Whoever was a member before this table knew days has been one from the project's first day.
        migrations.RunSQL(
            "UPDATE skp_projectmember SET starts_on = p.starts_on FROM skp_project p WHERE p.id = project_id",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="project",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("ended_on__gte", models.F("starts_on")), ("ended_on__isnull", False), ("state", "finished")
                    ),
                    models.Q(("ended_on__isnull", False), ("state", "stopped")),
                    models.Q(("ended_on__isnull", True), ("state__in", ("planned", "running"))),
                    _connector="OR",
                ),
                name="project_ends_once_it_is_over",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True)),
                fields=("project", "person"),
                name="member_once_a_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectmember",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ends_on__isnull", True), ("is_head", True)),
                fields=("project",),
                name="one_head_a_project",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectmember",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on__isnull", True), ("ends_on__gte", models.F("starts_on")), _connector="OR"),
                name="membership_not_backwards",
            ),
        ),
        migrations.AddField(
            model_name="milestone",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="milestone",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="milestones", to="skp.project"
            ),
        ),
        migrations.AddField(
            model_name="projectassessment",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="projectassessment",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="projectassessment",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assessments", to="skp.project"
            ),
        ),
        migrations.AddField(
            model_name="projectoutcome",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="projectoutcome",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="skp.project"
            ),
        ),
        migrations.AddField(
            model_name="projectreading",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="projectreading",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="projectreading",
            name="outcome",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="readings", to="skp.projectoutcome"
            ),
        ),
        migrations.AddField(
            model_name="projectspending",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="projectspending",
            name="corrects",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="skp.projectspending",
            ),
        ),
        migrations.AddField(
            model_name="projectspending",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="projectspending",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="spendings", to="skp.project"
            ),
        ),
        migrations.AddField(
            model_name="projectturn",
            name="by",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"),
        ),
        migrations.AddField(
            model_name="projectturn",
            name="government",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.government"),
        ),
        migrations.AddField(
            model_name="projectturn",
            name="project",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="turns", to="skp.project"
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("project", "number"),
                name="milestone_numbered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(("weight__gte", 1), ("weight__lte", 100)), name="milestone_weight_in_bounds"
            ),
        ),
        migrations.AddIndex(
            model_name="projectassessment",
            index=models.Index(fields=["project", "-on"], name="project_assessment_day"),
        ),
        migrations.AddConstraint(
            model_name="projectassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("budget__in", ("on_course", "attention", "trouble")),
                    ("outcome__in", ("on_course", "attention", "trouble")),
                    ("time__in", ("on_course", "attention", "trouble")),
                ),
                name="project_assessment_marks_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectassessment",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="project_assessment_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="projectoutcome",
            constraint=models.UniqueConstraint(
                deferrable=django.db.models.constraints.Deferrable["DEFERRED"],
                fields=("project", "number"),
                name="project_outcome_numbered_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectoutcome",
            constraint=models.CheckConstraint(
                condition=models.Q(("target__gte", 1), ("target__lte", 460000000000000)),
                name="project_outcome_has_target",
            ),
        ),
        migrations.AddIndex(
            model_name="projectreading",
            index=models.Index(fields=["outcome", "-on", "-id"], name="project_reading_latest"),
        ),
        migrations.AddConstraint(
            model_name="projectreading",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0), ("amount__lte", 460000000000000)),
                name="project_reading_in_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectspending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("corrects__isnull", True), ("rupiah__gte", 1), ("rupiah__lte", 460000000000000)),
                    models.Q(
                        ("corrects__isnull", False),
                        ("rupiah__gte", -460000000000000),
                        ("rupiah__lte", 460000000000000),
                        models.Q(("rupiah", 0), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="project_spending_in_bounds",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectspending",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects__isnull", True), models.Q(("corrects", models.F("id")), _negated=True), _connector="OR"
                ),
                name="project_spending_corrects_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="projectturn",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "running", "finished", "stopped"])),
                name="turn_leads_to_a_known_state",
            ),
        ),
    ]

"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evidence', '0001_initial'),
        ('people', '0001_initial'),
        ('skp', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('task', models.CharField(blank=True, max_length=200)),
                ('ordered_by', models.CharField(blank=True, max_length=120)),
                ('amount', models.BigIntegerField(null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('filed_at', models.DateTimeField()),
                ('copied_from', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='reports.report')),
                ('evidence', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='evidence.evidence')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='people.person')),
                ('project', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='skp.project')),
                ('target', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='skp.target')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-on'], name='report_person_day'), models.Index(fields=['government', '-on'], name='report_government_day')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('project__isnull', True), ('target__isnull', False), ('task', '')), models.Q(('project__isnull', False), ('target__isnull', True), ('task', '')), models.Q(('project__isnull', True), ('target__isnull', True), models.Q(('task', ''), _negated=True)), _connector='OR'), name='report_speaks_of_one_thing'), models.CheckConstraint(condition=models.Q(('amount__isnull', True), models.Q(('amount__gte', 0), ('amount__lte', 460000000000000)), _connector='OR'), name='report_amount_in_bounds')],
            },
        ),
    ]

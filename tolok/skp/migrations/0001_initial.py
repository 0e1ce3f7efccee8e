"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('code', models.CharField(max_length=20)),
                ('title', models.CharField(max_length=240)),
                ('measure', models.CharField(blank=True, max_length=240)),
                ('source', models.CharField(max_length=160)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='skp.goal')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='GoalCarrier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('goal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='carriers', to='skp.goal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='goals_carried', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('position', models.CharField(blank=True, max_length=160)),
                ('service', models.CharField(blank=True, max_length=160)),
                ('is_retired', models.BooleanField(default=False)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='IndicatorRevision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=240)),
                ('unit', models.CharField(max_length=40)),
                ('polarity', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better'), ('range', 'Inside the range; more is better still'), ('stable', 'The nearer to the target, the better'), ('zero', 'None is best'), ('on_off', 'Reached or not')], max_length=10)),
                ('accumulation', models.CharField(choices=[('sum', 'Added up'), ('mean', 'Averaged'), ('latest', 'Latest value')], max_length=10)),
                ('formula', models.CharField(max_length=300)),
                ('typical_low', models.BigIntegerField(null=True)),
                ('typical_high', models.BigIntegerField(null=True)),
                ('source', models.CharField(max_length=200)),
                ('valid_from', models.DateField()),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='revisions', to='skp.indicator')),
            ],
            options={
                'ordering': ['indicator', '-number'],
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('budget_rupiah', models.BigIntegerField()),
                ('goal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='projects', to='skp.goal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='ProjectMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=80)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.person')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='skp.project')),
            ],
        ),
        migrations.CreateModel(
            name='Skp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('approach', models.CharField(choices=[('quantitative', 'Quantitative'), ('qualitative', 'Qualitative')], max_length=12)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('proposed', 'Proposed'), ('returned', 'Returned'), ('agreed', 'Agreed')], default='draft', max_length=10)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('decided_at', models.DateTimeField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='skps', to='people.person')),
                ('posting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.posting')),
                ('superior', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='skps_led', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('main', 'Main'), ('additional', 'Additional')], default='main', max_length=10)),
                ('number', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=300)),
                ('measure', models.CharField(blank=True, max_length=500)),
                ('assigned_by', models.CharField(blank=True, max_length=160)),
                ('goal', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='outcomes', to='skp.goal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('supports', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='supported_by', to='skp.outcome')),
                ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='skp.skp')),
            ],
            options={
                'ordering': ['kind', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Expectation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('behaviour', models.CharField(max_length=30)),
                ('text', models.CharField(blank=True, max_length=300)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expectations', to='skp.skp')),
            ],
        ),
        migrations.CreateModel(
            name='AnnexLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('resources', 'Support of resources'), ('accountability', 'Scheme of accountability'), ('consequences', 'Consequences')], max_length=15)),
                ('number', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('skp', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='annex_lines', to='skp.skp')),
            ],
            options={
                'ordering': ['kind', 'number'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('aspect', models.CharField(choices=[('quantity', 'Quantity'), ('quality', 'Quality'), ('time', 'Time'), ('cost', 'Cost')], max_length=10)),
                ('name', models.CharField(max_length=240)),
                ('unit', models.CharField(max_length=40)),
                ('polarity', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better'), ('range', 'Inside the range; more is better still'), ('stable', 'The nearer to the target, the better'), ('zero', 'None is best'), ('on_off', 'Reached or not')], max_length=10)),
                ('accumulation', models.CharField(choices=[('sum', 'Added up'), ('mean', 'Averaged'), ('latest', 'Latest value')], max_length=10)),
                ('low', models.BigIntegerField()),
                ('high', models.BigIntegerField()),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('outcome', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='targets', to='skp.outcome')),
                ('revision', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='skp.indicatorrevision')),
            ],
            options={
                'ordering': ['outcome', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('government', 'year', 'code'), name='goal_code_once_a_year'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='goal_is_not_its_own_parent'),
        ),
        migrations.AddConstraint(
            model_name='goalcarrier',
            constraint=models.UniqueConstraint(fields=('goal', 'unit'), name='goal_carried_once_by_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='indicator',
            constraint=models.UniqueConstraint(fields=('government', 'code'), name='indicator_code_once'),
        ),
        migrations.AddConstraint(
            model_name='indicatorrevision',
            constraint=models.UniqueConstraint(fields=('indicator', 'number'), name='revision_number_once'),
        ),
        migrations.AddConstraint(
            model_name='indicatorrevision',
            constraint=models.CheckConstraint(condition=models.Q(('typical_low__isnull', True), ('typical_high__gte', models.F('typical_low')), _connector='OR'), name='typical_target_in_order'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='project_has_days'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('budget_rupiah__gte', 0)), name='project_budget_not_negative'),
        ),
        migrations.AddConstraint(
            model_name='projectmember',
            constraint=models.UniqueConstraint(fields=('project', 'person'), name='member_once_a_project'),
        ),
        migrations.AddConstraint(
            model_name='skp',
            constraint=models.UniqueConstraint(fields=('person', 'posting', 'year'), name='one_skp_a_posting_and_year'),
        ),
        migrations.AddConstraint(
            model_name='skp',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='skp_has_days'),
        ),
        migrations.AddConstraint(
            model_name='skp',
            constraint=models.CheckConstraint(condition=models.Q(('superior__isnull', True), models.Q(('superior', models.F('person')), _negated=True), _connector='OR'), name='skp_not_led_by_oneself'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.UniqueConstraint(fields=('skp', 'kind', 'number'), name='outcome_number_once'),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('supports', models.F('id')), _negated=True), name='outcome_does_not_support_itself'),
        ),
        migrations.AddConstraint(
            model_name='expectation',
            constraint=models.UniqueConstraint(fields=('skp', 'behaviour'), name='behaviour_once_a_skp'),
        ),
        migrations.AddConstraint(
            model_name='annexline',
            constraint=models.UniqueConstraint(fields=('skp', 'kind', 'number'), name='annex_line_once'),
        ),
        migrations.AddConstraint(
            model_name='target',
            constraint=models.CheckConstraint(condition=models.Q(('high__gte', models.F('low')), ('high__lte', 460000000000000), ('low__gte', 0)), name='target_in_order_and_bounds'),
        ),
    ]

"""Attendance, leave, their corrections and failures of the machine."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0001_initial'),
        ('people', '0003_tokens'),
    ]

    operations = [
        migrations.CreateModel(
            name='AttendanceDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('present', 'Present'), ('excused', 'Excused'), ('absent', 'Absent without a reason')], max_length=8)),
                ('late_minutes', models.PositiveSmallIntegerField(default=0, null=True)),
                ('early_minutes', models.PositiveSmallIntegerField(default=0, null=True)),
                ('state', models.CharField(choices=[('recorded', 'Recorded'), ('disputed', 'Disputed'), ('corrected', 'Corrected')], default='recorded', max_length=10)),
                ('source', models.CharField(max_length=80)),
                ('external_id', models.CharField(blank=True, max_length=80)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='FormerAttendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('present', 'Present'), ('excused', 'Excused'), ('absent', 'Absent without a reason')], max_length=8)),
                ('late_minutes', models.PositiveSmallIntegerField(null=True)),
                ('early_minutes', models.PositiveSmallIntegerField(null=True)),
                ('source', models.CharField(max_length=80)),
                ('external_id', models.CharField(blank=True, max_length=80)),
                ('replaced_at', models.DateTimeField()),
                ('day', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='former', to='evidence.attendanceday')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
        ),
        migrations.CreateModel(
            name='Leave',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('annual', 'Annual leave'), ('long', 'Long leave'), ('sick', 'Sick leave'), ('maternity', 'Maternity leave'), ('important', 'Leave for an important reason'), ('collective', 'Collective leave'), ('unpaid', 'Unpaid leave'), ('duty_travel', 'Duty travel'), ('study', 'Study assignment')], max_length=12)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('source', models.CharField(max_length=80)),
                ('external_id', models.CharField(blank=True, max_length=80)),
                ('state', models.CharField(choices=[('granted', 'Granted'), ('withdrawn', 'Withdrawn')], default='granted', max_length=10)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='MachineFailure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('reason', models.CharField(max_length=300)),
                ('declared_at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='AttendanceCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('kind', models.CharField(choices=[('present', 'Present'), ('excused', 'Excused'), ('absent', 'Absent without a reason')], max_length=8)),
                ('late_minutes', models.PositiveSmallIntegerField(default=0)),
                ('early_minutes', models.PositiveSmallIntegerField(default=0)),
                ('reason', models.CharField(max_length=300)),
                ('state', models.CharField(choices=[('asked', 'Waiting for the superior'), ('confirmed', 'Put right'), ('refused', 'The record stands'), ('withdrawn', 'Withdrawn')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('decided_at', models.DateTimeField(null=True)),
                ('decider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('evidence', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='evidence.evidence')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance_corrections', to='people.person')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('state', 'asked')), fields=['on'], name='corrections_waiting')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('person', 'on'), name='one_open_correction_a_day'), models.CheckConstraint(condition=models.Q(('kind', 'present'), models.Q(('early_minutes', 0), ('early_minutes__isnull', False), ('late_minutes', 0), ('late_minutes__isnull', False)), _connector='OR'), name='asked_late_only_if_present'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'refused'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='refused_with_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('decider__isnull', False), ('state__in', ['confirmed', 'refused'])), models.Q(models.Q(('state__in', ['confirmed', 'refused']), _negated=True), ('decider__isnull', True)), _connector='OR'), name='decided_by_somebody')],
            },
        ),
        migrations.AddIndex(
            model_name='attendanceday',
            index=django.contrib.postgres.indexes.BrinIndex(fields=['on'], name='attendance_on'),
        ),
        migrations.AddConstraint(
            model_name='attendanceday',
            constraint=models.UniqueConstraint(fields=('person', 'on'), name='one_attendance_a_day'),
        ),
        migrations.AddConstraint(
            model_name='attendanceday',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'present'), models.Q(('early_minutes', 0), ('early_minutes__isnull', False), ('late_minutes', 0), ('late_minutes__isnull', False)), _connector='OR'), name='only_who_came_is_late'),
        ),
        migrations.AddConstraint(
            model_name='formerattendance',
            constraint=models.UniqueConstraint(fields=('day', 'version'), name='each_version_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='leave_has_days'),
        ),
        migrations.AddConstraint(
            model_name='leave',
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('state', 'granted')), expressions=[('person', '='), (models.Func(models.F('starts_on'), models.F('ends_on'), function='daterange', output_field=django.contrib.postgres.fields.ranges.DateRangeField()), '&&')], name='one_leave_a_day'),
        ),
        migrations.AddConstraint(
            model_name='machinefailure',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='failure_has_days'),
        ),
        migrations.AddConstraint(
            model_name='machinefailure',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='failure_has_a_reason'),
        ),
    ]

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
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('name', models.CharField(max_length=160)),
                ('is_leave', models.BooleanField(default=False)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'on'), name='holiday_once')],
            },
        ),
        migrations.CreateModel(
            name='Period',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('calendar', models.CharField(max_length=40)),
                ('number', models.PositiveSmallIntegerField()),
                ('label', models.CharField(max_length=80)),
                ('is_legal', models.BooleanField()),
                ('pack', models.CharField(max_length=80)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('rate_by', models.DateField()),
                ('state', models.CharField(choices=[('open', 'Running'), ('rating', 'Being rated'), ('closed', 'Closed')], default='open', max_length=10)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['starts_on', 'calendar'],
                'constraints': [models.UniqueConstraint(fields=('government', 'calendar', 'starts_on'), name='period_once_a_calendar'), models.CheckConstraint(condition=models.Q(('ends_on__gt', models.F('starts_on'))), name='period_has_days')],
            },
        ),
    ]

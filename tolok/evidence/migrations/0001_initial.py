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
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('statement', 'Own statement'), ('file', 'File'), ('link', 'Link'), ('measured', 'Measured by a system')], max_length=10)),
                ('trust', models.CharField(choices=[('claimed', 'Claimed'), ('checked', 'Checked'), ('refused', 'Not accepted'), ('measured', 'Measured')], default='claimed', max_length=10)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('file', models.CharField(blank=True, max_length=200)),
                ('file_name', models.CharField(blank=True, max_length=120)),
                ('media_type', models.CharField(blank=True, max_length=80)),
                ('sha256', models.CharField(blank=True, max_length=64)),
                ('source', models.CharField(blank=True, max_length=80)),
                ('given_at', models.DateTimeField()),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Check',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('accepted', 'Accepted'), ('refused', 'Not accepted')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('checked_at', models.DateTimeField()),
                ('checker', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('evidence', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='evidence.evidence')),
            ],
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'measured'), ('trust', 'measured')), models.Q(models.Q(('kind', 'measured'), _negated=True), models.Q(('trust', 'measured'), _negated=True)), _connector='OR'), name='only_systems_measure'),
        ),
        migrations.AddConstraint(
            model_name='check',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_refusal_gives_its_reason'),
        ),
    ]

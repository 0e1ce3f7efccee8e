"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('calendar', '0001_initial'),
        ('people', '0001_initial'),
        ('skp', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Appraisal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('gathered', 'Waiting for the rating'), ('rated', 'Rated, not signed'), ('signed', 'Signed')], default='gathered', max_length=10)),
                ('predikat', models.CharField(blank=True, choices=[('sangat_baik', 'Sangat Baik'), ('baik', 'Baik'), ('butuh_perbaikan', 'Butuh Perbaikan'), ('kurang', 'Kurang/misconduct'), ('sangat_kurang', 'Sangat Kurang')], max_length=20)),
                ('seen_at', models.DateTimeField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('period', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraisals', to='calendar.period')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraisals', to='people.person')),
                ('rater', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appraisals_to_give', to='people.person')),
                ('skp', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraisals', to='skp.skp')),
            ],
        ),
        migrations.CreateModel(
            name='Dossier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('facts', models.TextField()),
                ('facts_hash', models.CharField(max_length=64)),
                ('pack', models.CharField(max_length=80)),
                ('policy', models.TextField()),
                ('policy_hash', models.CharField(max_length=64)),
                ('gathered_at', models.DateTimeField()),
                ('appraisal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='dossier', to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
        ),
        migrations.CreateModel(
            name='GivenLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('behaviour', models.CharField(blank=True, max_length=30)),
                ('level', models.CharField(choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='levels', to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='skp.outcome')),
            ],
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('work', models.CharField(blank=True, choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('behaviour', models.CharField(blank=True, choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('result', models.TextField()),
                ('proposed_at', models.DateTimeField()),
                ('appraisal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='proposal', to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('work', models.CharField(choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('behaviour', models.CharField(choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('work_reason', models.CharField(blank=True, max_length=500)),
                ('behaviour_reason', models.CharField(blank=True, max_length=500)),
                ('remark', models.CharField(blank=True, max_length=500)),
                ('proposed_work', models.CharField(blank=True, choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('proposed_behaviour', models.CharField(blank=True, choices=[('above', 'Above expectation'), ('meets', 'Meets expectation'), ('below', 'Below expectation')], max_length=10)),
                ('result_hash', models.CharField(max_length=64)),
                ('seconds', models.PositiveIntegerField(null=True)),
                ('rated_at', models.DateTimeField()),
                ('appraisal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='rating', to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('rater', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='Signature',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frozen', models.JSONField()),
                ('signed_at', models.DateTimeField()),
                ('appraisal', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='signature', to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('signer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
        ),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.UniqueConstraint(fields=('person', 'period', 'skp'), name='one_appraisal_a_period_and_skp'),
        ),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.CheckConstraint(condition=models.Q(('rater__isnull', True), models.Q(('rater', models.F('person')), _negated=True), _connector='OR'), name='nobody_rates_oneself'),
        ),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'signed'), models.Q(('predikat', ''), _negated=True)), models.Q(models.Q(('state', 'signed'), _negated=True), ('predikat', '')), _connector='OR'), name='predikat_exists_once_signed'),
        ),
        migrations.AddConstraint(
            model_name='givenlevel',
            constraint=models.UniqueConstraint(condition=models.Q(('behaviour', ''), _negated=True), fields=('appraisal', 'behaviour'), name='behaviour_level_once'),
        ),
        migrations.AddConstraint(
            model_name='givenlevel',
            constraint=models.UniqueConstraint(fields=('appraisal', 'outcome'), name='outcome_level_once'),
        ),
        migrations.AddConstraint(
            model_name='givenlevel',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('behaviour', ''), ('outcome__isnull', False)), models.Q(models.Q(('behaviour', ''), _negated=True), ('outcome__isnull', True)), _connector='OR'), name='level_speaks_of_one_thing'),
        ),
    ]

"""What units achieved of their yearly Perjanjian Kinerja."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_place_of_work'),
        ('skp', '0006_milestone_first_dates'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgreementResult',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('ratio', models.PositiveIntegerField()),
                ('source', models.CharField(max_length=200)),
                ('kept_at', models.DateTimeField()),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('kept_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreement_results', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['unit', 'year'], name='agreement_of_unit')],
                'constraints': [models.CheckConstraint(condition=models.Q(('source', ''), _negated=True), name='an_agreement_result_has_a_source')],
            },
        ),
    ]

"""First tables: who answers the public."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0005_place_of_work'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeskDuty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('coordinator', 'Coordinator'), ('officer', 'Contact officer')], max_length=12)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='desk_duties', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='desk_duties', to='people.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('role', 'coordinator'), ('unit__isnull', True)), models.Q(('role', 'officer'), ('unit__isnull', False)), _connector='OR'), name='an_officer_has_a_unit'), models.CheckConstraint(condition=models.Q(('ends_on__isnull', True), ('ends_on__gt', models.F('starts_on')), _connector='OR'), name='desk_duty_ends_after_start'), models.UniqueConstraint(condition=models.Q(('ends_on__isnull', True)), fields=('person', 'unit'), name='one_open_desk_duty', nulls_distinct=False)],
            },
        ),
    ]

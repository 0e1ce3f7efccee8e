"""What is done about what the public said."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('citizens', '0004_guard'),
        ('people', '0006_seat'),
    ]

    operations = [
        migrations.CreateModel(
            name='Improvement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('unsur', models.CharField(blank=True, max_length=12)),
                ('text', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('planned_on', models.DateField()),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('running', 'Under way'), ('done', 'Done'), ('dropped', 'Dropped')], default='planned', max_length=8)),
                ('outcome', models.CharField(blank=True, max_length=300)),
                ('ended_on', models.DateField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='people.person')),
                ('survey', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='citizens.survey')),
                ('topic', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='improvements', to='citizens.topic')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'ordering': ['due_on', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['planned', 'running']), models.Q(('outcome', ''), _negated=True), _connector='OR'), name='an_end_says_what_came_of_it'), models.CheckConstraint(condition=models.Q(models.Q(('survey__isnull', False), ('topic__isnull', True), models.Q(('unsur', ''), _negated=True)), models.Q(('survey__isnull', True), ('topic__isnull', False), ('unsur', '')), _connector='OR'), name='an_improvement_has_one_cause')],
            },
        ),
    ]

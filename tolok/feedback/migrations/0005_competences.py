import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0004_work_in_rounds'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('score', models.PositiveSmallIntegerField()),
                ('reason', models.CharField(max_length=500)),
                ('follow_up', models.CharField(blank=True, max_length=500)),
                ('state', models.CharField(choices=[('given', 'Given'), ('withdrawn', 'Withdrawn')], default='given', max_length=10)),
                ('given_on', models.DateField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competences_given', to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='competences', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-given_on'], name='competence_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('score__range', (1, 5))), name='competence_from_1_to_5'), models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='competence_says_which_and_why')],
            },
        ),
    ]

"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('appraisal', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FollowUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('award', 'Award'), ('coaching', 'Coaching'), ('training', 'Training need')], max_length=10)),
                ('title', models.CharField(max_length=200)),
                ('source', models.CharField(max_length=200)),
                ('state', models.CharField(choices=[('open', 'Still open'), ('done', 'Done')], default='open', max_length=10)),
                ('opened_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('done_at', models.DateTimeField(null=True)),
                ('outcome', models.CharField(blank=True, max_length=300)),
                ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='appraisal.appraisal')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['government', 'state', 'due_on'], name='follow_up_due')],
                'constraints': [models.UniqueConstraint(fields=('appraisal', 'kind', 'title'), name='follow_up_opened_once')],
            },
        ),
    ]

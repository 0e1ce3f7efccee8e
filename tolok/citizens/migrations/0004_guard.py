"""The public's forms under guard, the moderators' decisions, the forum and what it became."""

import django.db.models.deletion
from django.db import migrations, models

UNLOGGED = "ALTER TABLE citizens_daykey SET UNLOGGED"
LOGGED = "ALTER TABLE citizens_daykey SET LOGGED"


class Migration(migrations.Migration):

    dependencies = [
        ('citizens', '0003_complaints'),
        ('people', '0005_place_of_work'),
        ('skp', '0006_milestone_first_dates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('open', 'Counts'), ('held', 'Waits for a moderator'), ('spam', 'Spam')], default='open', max_length=4)),
                ('held_for', models.CharField(blank=True, max_length=20)),
                ('key_hash', models.BinaryField()),
                ('name', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(max_length=2000)),
                ('on', models.DateField()),
                ('code_hash', models.BinaryField(null=True)),
                ('title', models.CharField(max_length=120)),
                ('state', models.CharField(choices=[('talking', 'Open for words'), ('closed', 'Closed')], default='talking', max_length=7)),
                ('summary', models.TextField(blank=True, max_length=2000)),
                ('summed_on', models.DateField(null=True)),
                ('shown_posts', models.PositiveIntegerField(default=0)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('official', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='topics', to='people.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('open', 'Counts'), ('held', 'Waits for a moderator'), ('spam', 'Spam')], default='open', max_length=4)),
                ('held_for', models.CharField(blank=True, max_length=20)),
                ('key_hash', models.BinaryField()),
                ('name', models.CharField(blank=True, max_length=60)),
                ('text', models.TextField(max_length=2000)),
                ('on', models.DateField()),
                ('code_hash', models.BinaryField(null=True)),
                ('answers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='citizens.post')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('official', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='citizens.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='IndicatorProposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=240)),
                ('measured_in', models.CharField(max_length=40)),
                ('polarity', models.CharField(choices=[('higher', 'Higher is better'), ('lower', 'Lower is better')], max_length=10)),
                ('accumulation', models.CharField(choices=[('sum', 'Added up'), ('mean', 'Averaged'), ('latest', 'Latest value')], max_length=10)),
                ('formula', models.CharField(max_length=300)),
                ('target', models.BigIntegerField()),
                ('service', models.CharField(blank=True, max_length=160)),
                ('due_on', models.DateField()),
                ('state', models.CharField(choices=[('proposed', 'Waits for a planner'), ('adopted', 'In the indicator library'), ('declined', 'Declined')], default='proposed', max_length=8)),
                ('reviewed_on', models.DateField(null=True)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='skp.indicator')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('reviewed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='citizens.topic')),
            ],
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('standing', models.CharField(choices=[('open', 'Counts'), ('held', 'Waits for a moderator'), ('spam', 'Spam')], default='open', max_length=4)),
                ('held_for', models.CharField(blank=True, max_length=20)),
                ('key_hash', models.BinaryField()),
                ('text', models.TextField(max_length=2000)),
                ('on', models.DateField()),
                ('state', models.CharField(choices=[('raised', 'Waits for a decision'), ('upheld', 'Granted: it is shown again'), ('rejected', 'Not granted')], default='raised', max_length=8)),
                ('answer', models.TextField(blank=True, max_length=2000)),
                ('decided_on', models.DateField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('post', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='citizens.post')),
                ('topic', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appeals', to='citizens.topic')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DayKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('secret', models.BinaryField(max_length=32)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'on'), name='one_key_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Moderation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('row', models.BigIntegerField()),
                ('at', models.DateTimeField()),
                ('verb', models.CharField(max_length=12)),
                ('reason', models.CharField(blank=True, choices=[('personal', 'names private things of a person'), ('accuses', 'accuses a person who can be recognised; send it as a complaint'), ('abuse', 'insults or threatens'), ('off_topic', 'is about something else'), ('double', 'stands here already'), ('advert', 'advertises, or was sent by a machine')], max_length=10)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'indexes': [models.Index(fields=['government', 'kind', 'row'], name='moderation_of_row')],
            },
        ),
        migrations.AddIndex(
            model_name='topic',
            index=models.Index(fields=['government', 'standing', '-id'], name='topic_shown'),
        ),
        migrations.AddConstraint(
            model_name='topic',
            constraint=models.UniqueConstraint(fields=('government', 'key_hash'), name='topic_arrives_once'),
        ),
        migrations.AddIndex(
            model_name='post',
            index=models.Index(fields=['topic', 'id'], name='post_of_topic'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('government', 'key_hash'), name='post_arrives_once'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.UniqueConstraint(fields=('government', 'key_hash'), name='appeal_arrives_once'),
        ),
        migrations.AddConstraint(
            model_name='appeal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('post__isnull', False), ('topic__isnull', True)), models.Q(('post__isnull', True), ('topic__isnull', False)), _connector='OR'), name='an_appeal_is_about_one'),
        ),
        migrations.RunSQL(UNLOGGED, LOGGED),
    ]

"""Complaints, requests and aspirations, and what becomes of them."""

import django.db.models.deletion
from django.db import migrations, models

import tolok.citizens.models.arrived


class Migration(migrations.Migration):

    dependencies = [
        ('citizens', '0002_survey'),
        ('people', '0005_place_of_work'),
        ('skp', '0006_milestone_first_dates'),
    ]

    operations = [
        migrations.CreateModel(
            name='Case',
            fields=[
                ('standing', models.CharField(choices=[('open', 'Counts'), ('held', 'Waits for a moderator'), ('spam', 'Spam')], default='open', max_length=4)),
                ('held_for', models.CharField(blank=True, max_length=20)),
                ('key_hash', models.BinaryField()),
                ('id', models.BigIntegerField(default=tolok.citizens.models.arrived.any_number, primary_key=True, serialize=False)),
                ('code_hash', models.BinaryField(unique=True)),
                ('kind', models.CharField(choices=[('complaint', 'Complaint'), ('request', 'Request for information'), ('aspiration', 'Aspiration')], max_length=10)),
                ('mode', models.CharField(choices=[('open', 'Named'), ('secret', 'Secret'), ('anonymous', 'Anonymous')], max_length=9)),
                ('concerns', models.CharField(choices=[('officer', 'The officer'), ('rule', 'The rule'), ('system', 'The system or the tools'), ('unsure', "I don't know")], default='unsure', max_length=7)),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('received', 'received'), ('verified', 'verified'), ('forwarded', 'forwarded'), ('in_progress', 'being worked on'), ('answered', 'answered'), ('settled', 'settled'), ('closed_unresolved', 'closed without solution'), ('not_ours', 'not within our power'), ('duplicate', 'duplicate')], default='received', max_length=17)),
                ('counts_on', models.DateField()),
                ('clock_from', models.DateField()),
                ('category', models.CharField(blank=True, choices=[('light', 'Light complaint'), ('normative', 'Complaint about rules and procedure'), ('ordinary', 'Complaint that needs no examination'), ('oversight', 'Complaint that needs examination'), ('request', 'Request for information'), ('aspiration', 'Aspiration')], max_length=10)),
                ('within', models.PositiveIntegerField(null=True)),
                ('scale', models.CharField(blank=True, max_length=12)),
                ('policy', models.CharField(blank=True, max_length=60)),
                ('answered_on', models.DateField(null=True)),
                ('finished_on', models.DateField(null=True)),
                ('is_confirmed', models.BooleanField(default=False)),
                ('reopened', models.PositiveIntegerField(default=0)),
                ('satisfaction', models.PositiveSmallIntegerField(null=True)),
                ('changed', models.TextField(blank=True)),
                ('is_published', models.BooleanField(default=False)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('handler', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_handled', to='people.person')),
                ('officer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases_given', to='people.person')),
                ('original', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='duplicates', to='citizens.case')),
                ('service', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='skp.service')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='cases', to='people.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('phone', models.CharField(blank=True, max_length=30)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='contact', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
        ),
        migrations.CreateModel(
            name='CaseHearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'asked'), ('heard', 'heard'), ('attributed', 'attributed'), ('cleared', 'cleared')], default='asked', max_length=10)),
                ('question', models.TextField()),
                ('asked_at', models.DateTimeField()),
                ('words', models.TextField(blank=True)),
                ('heard_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(blank=True)),
                ('decided_on', models.DateField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='hearings', to='citizens.case')),
                ('decider', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_hearings_decided', to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_hearings', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='CaseLook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_looks', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='looks', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CaseMessage',
            fields=[
                ('standing', models.CharField(choices=[('open', 'Counts'), ('held', 'Waits for a moderator'), ('spam', 'Spam')], default='open', max_length=4)),
                ('held_for', models.CharField(blank=True, max_length=20)),
                ('key_hash', models.BinaryField()),
                ('id', models.BigIntegerField(default=tolok.citizens.models.arrived.any_number, primary_key=True, serialize=False)),
                ('text', models.TextField()),
                ('on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['on'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='CaseNote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='case_notes', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CasePause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_on', models.DateField()),
                ('until_on', models.DateField()),
                ('ended_on', models.DateField(null=True)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pauses', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='CasePhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('file', models.CharField(max_length=200)),
                ('media_type', models.CharField(max_length=20)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='photos', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='CaseStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('received', 'received'), ('verified', 'verified'), ('forwarded', 'forwarded'), ('in_progress', 'being worked on'), ('answered', 'answered'), ('settled', 'settled'), ('closed_unresolved', 'closed without solution'), ('not_ours', 'not within our power'), ('duplicate', 'duplicate')], max_length=17)),
                ('by_reporter', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True)),
                ('on', models.DateField()),
                ('at', models.DateTimeField(null=True)),
                ('key_hash', models.BinaryField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_steps', to='people.person')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='case_steps', to='people.unit')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Untold',
            fields=[
                ('id', models.BigIntegerField(default=tolok.citizens.models.arrived.any_number, primary_key=True, serialize=False)),
                ('verb', models.CharField(max_length=20)),
                ('on', models.DateField()),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='untold', to='citizens.case')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
        ),
        migrations.AddIndex(
            model_name='case',
            index=models.Index(fields=['government', 'state', 'counts_on'], name='case_by_state'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('government', 'key_hash'), name='case_arrives_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('original__isnull', False), ('state', 'duplicate')), models.Q(models.Q(('state', 'duplicate'), _negated=True), ('original__isnull', True)), _connector='OR'), name='a_duplicate_names_its_original'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('original', models.F('id')), _negated=True), name='no_case_duplicates_itself'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('is_confirmed', False), ('state', 'settled'), _connector='OR'), name='only_what_is_settled_is_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.CheckConstraint(condition=models.Q(('satisfaction__isnull', True), ('satisfaction__range', (1, 4)), _connector='OR'), name='one_of_four_faces'),
        ),
        migrations.AddConstraint(
            model_name='casehearing',
            constraint=models.UniqueConstraint(fields=('case', 'person'), name='one_hearing_of_a_person'),
        ),
        migrations.AddConstraint(
            model_name='casehearing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'attributed'), _negated=True), ('heard_at__isnull', False), _connector='OR'), name='nobody_is_judged_unheard'),
        ),
        migrations.AddConstraint(
            model_name='casemessage',
            constraint=models.UniqueConstraint(fields=('government', 'key_hash'), name='casemessage_arrives_once'),
        ),
        migrations.AddConstraint(
            model_name='casepause',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_on__isnull', True)), fields=('case',), name='one_open_pause_of_a_case'),
        ),
        migrations.AddConstraint(
            model_name='casephoto',
            constraint=models.UniqueConstraint(fields=('case', 'number'), name='case_photo_once'),
        ),
        migrations.AddConstraint(
            model_name='casestep',
            constraint=models.UniqueConstraint(fields=('case', 'key_hash'), name='case_step_arrives_once'),
        ),
        migrations.AddConstraint(
            model_name='casestep',
            constraint=models.CheckConstraint(condition=models.Q(('by__isnull', True), ('by_reporter', False), _connector='OR'), name='who_took_a_case_step'),
        ),
        migrations.AddConstraint(
            model_name='casestep',
            constraint=models.CheckConstraint(condition=models.Q(('by_reporter', False), ('at__isnull', True), _connector='OR'), name='no_time_of_a_reporter'),
        ),
    ]

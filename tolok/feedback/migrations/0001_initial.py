"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('reports', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('praise', 'Good, go on'), ('direction', 'Direction'), ('question', 'Question'), ('reply', 'Reply')], max_length=10)),
                ('text', models.CharField(blank=True, max_length=500)),
                ('said_at', models.DateTimeField()),
                ('answers', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replies', to='feedback.note')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes_by', to='people.person')),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes_about', to='people.person')),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='reports.report')),
            ],
            options={
                'indexes': [models.Index(fields=['person', '-said_at'], name='note_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'praise'), models.Q(('text', ''), _negated=True), _connector='OR'), name='only_praise_is_wordless')],
            },
        ),
    ]

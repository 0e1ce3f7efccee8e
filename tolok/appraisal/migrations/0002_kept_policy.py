"""Keeps each policy once, where every dossier carried its own copy."""

import django.db.models.deletion
from django.db import migrations, models

# A deferred foreign key must be checked before its table is altered once more.
MOVE = """
INSERT INTO appraisal_keptpolicy (government_id, hash, text)
SELECT DISTINCT ON (government_id, policy_hash) government_id, policy_hash, policy_text
FROM appraisal_dossier ORDER BY government_id, policy_hash, id;
UPDATE appraisal_dossier AS dossier SET policy_id = kept.id
FROM appraisal_keptpolicy AS kept
WHERE kept.government_id = dossier.government_id AND kept.hash = dossier.policy_hash;
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='KeptPolicy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government', 'hash'), name='policy_kept_once')],
            },
        ),
        migrations.RenameField('dossier', 'policy', 'policy_text'),
        migrations.AddField(
            model_name='dossier',
            name='policy',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='appraisal.keptpolicy'),
        ),
        migrations.RunSQL(MOVE),
        migrations.AlterField(
            model_name='dossier',
            name='policy',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='dossiers', to='appraisal.keptpolicy'),
        ),
        migrations.RemoveField('dossier', 'policy_text'),
        migrations.RemoveField('dossier', 'policy_hash'),
    ]

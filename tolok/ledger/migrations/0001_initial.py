"""First tables."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='LedgerSalt',
            fields=[
                ('entry_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('government_id', models.BigIntegerField(null=True)),
                ('salt', models.BinaryField(max_length=16)),
            ],
            options={
                'db_table': 'ledger_salt',
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government_id', models.BigIntegerField()),
                ('account_id', models.BigIntegerField()),
                ('key', models.UUIDField()),
                ('body_hash', models.BinaryField(max_length=32)),
                ('status', models.PositiveSmallIntegerField(null=True)),
                ('location', models.CharField(blank=True, max_length=500)),
                ('body', models.BinaryField(default=b'')),
                ('content_type', models.CharField(blank=True, max_length=100)),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('government_id', 'account_id', 'key'), name='answer_once')],
            },
        ),
        migrations.CreateModel(
            name='LedgerEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('government_id', models.BigIntegerField(null=True)),
                ('occurred_at', models.DateTimeField()),
                ('actor_id', models.BigIntegerField(null=True)),
                ('verb', models.CharField(max_length=60)),
                ('object_type', models.CharField(max_length=60)),
                ('object_id', models.BigIntegerField(null=True)),
                ('person_id', models.BigIntegerField(null=True)),
                ('field_names', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('commitments', django.contrib.postgres.fields.ArrayField(base_field=models.BinaryField(), default=list, size=None)),
                ('encoding', models.SmallIntegerField(default=1)),
            ],
            options={
                'db_table': 'ledger_entry',
                'indexes': [models.Index(fields=['government_id', 'person_id', 'id'], name='ledger_entry_person'), models.Index(fields=['object_type', 'object_id'], name='ledger_entry_object')],
            },
        ),
    ]

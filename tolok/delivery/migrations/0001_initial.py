"""First tables."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('reminder', 'Reminder'), ('news', 'News')], max_length=10)),
                ('key', models.CharField(max_length=120)),
                ('text', models.CharField(max_length=300)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('told_at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('government', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.government')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='people.person')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'read_at', '-told_at'], name='notice_unread')],
                'constraints': [models.UniqueConstraint(fields=('person', 'key'), name='notice_once')],
            },
        ),
    ]

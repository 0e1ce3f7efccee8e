"""What the reporter named stays beside what the desk names."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('citizens', '0006_case_releases'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='is_unsure',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='case',
            name='said_place',
            field=models.CharField(blank=True, max_length=400),
        ),
    ]

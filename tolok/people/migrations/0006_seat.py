"""Where the papers of a regency are signed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_place_of_work'),
    ]

    operations = [
        migrations.AddField(
            model_name='government',
            name='seat',
            field=models.CharField(blank=True, default='', max_length=80),
        ),
    ]

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0008_missed_deadlines'),
    ]

    operations = [
        migrations.AddField(
            model_name='dossier',
            name='raters',
            field=models.JSONField(default=list),
        ),
    ]

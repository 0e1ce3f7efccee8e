"""The perspective of a target in leaders' plans."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('skp', '0007_agreement_results'),
    ]

    operations = [
        migrations.AddField(
            model_name='target',
            name='perspective',
            field=models.CharField(blank=True, choices=[('recipients', 'Recipients of the service'), ('process', 'Business process'), ('strength', 'Internal strengthening'), ('budget', 'Budget')], default='', max_length=10),
        ),
    ]

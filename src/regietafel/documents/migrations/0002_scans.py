from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0001_documents_and_their_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="storedfile",
            name="is_infected",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="scanned_at",
            field=models.DateTimeField(blank=True, db_index=True, null=True),
        ),
    ]

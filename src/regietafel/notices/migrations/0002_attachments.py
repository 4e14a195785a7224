from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="outboxmail",
            name="attachments",
            field=models.JSONField(blank=True, default=list),
        ),
    ]

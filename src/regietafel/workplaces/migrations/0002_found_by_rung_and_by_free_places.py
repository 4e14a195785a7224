from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workplaces", "0001_initial")]
    operations = [
        migrations.AddIndex(
            model_name="offerrung",
            index=models.Index(fields=["rung", "offer"], name="offers_on_a_rung"),
        ),
        migrations.AddIndex(
            model_name="freeplaces",
            index=models.Index(fields=["fades_on", "offer"], name="free_places_that_count"),
        ),
    ]

"""Beside the text stand marks by which a kind lets itself be narrowed, so that a row is brought up when they change."""

from django.db import migrations

COLUMN = "ALTER TABLE search_entry ADD COLUMN marks text NOT NULL DEFAULT ''"
BACK = "ALTER TABLE search_entry DROP COLUMN marks"


class Migration(migrations.Migration):
    dependencies = [("search", "0003_places")]
    operations = [migrations.RunSQL(COLUMN, BACK, elidable=False)]

"""The annexes of a note get an order. No page ever filled the table of before, so nothing is carried over."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_scans"),
        ("policy_signals", "0001_initial"),
    ]

    operations = [
        migrations.RemoveField(model_name="note", name="annexes"),
        migrations.CreateModel(
            name="NoteAnnex",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="documents.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="annex_rows",
                        to="policy_signals.note",
                    ),
                ),
            ],
            options={
                "verbose_name": "annex of a note",
                "verbose_name_plural": "annexes of notes",
                "ordering": ["note", "place", "pk"],
            },
        ),
        migrations.AddField(
            model_name="note",
            name="annexes",
            field=models.ManyToManyField(
                blank=True,
                related_name="+",
                through="policy_signals.NoteAnnex",
                to="documents.document",
                verbose_name="annexes",
            ),
        ),
        migrations.AddConstraint(
            model_name="noteannex",
            constraint=models.UniqueConstraint(fields=("note", "document"), name="document_is_annex_of_a_note_once"),
        ),
    ]

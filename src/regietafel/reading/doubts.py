"""Why a person should look at a field of a node or at a table: codes with the English sentence."""

from __future__ import annotations

DOUBTS: dict[str, str] = {
    "role_from_prose": "Who takes which part was read in a sentence of the description, not behind a label.",
    "partners_from_prose": "The partners were read in a sentence, not behind a label.",
    "frequency_from_prose": "How often was read in a sentence of the description: is it a norm for this action?",
    "frequency_of_another": "A number of times a year is named, but it seems to be that of another body.",
    "frequency_not_measurable": "How often is said without a number, so it cannot be measured.",
    "years_open": "The text names only where the years begin or end.",
    "years_twice": "The text names the years twice, and differently: the first were taken.",
    "years_outside_the_plan": "The year that is named lies outside the period of the plan.",
    "parties_in_a_sentence": "Besides names there was a sentence here: it was put into the description.",
    "parties_to_come": "The document says that they are still to be decided.",
    "parties_under_one_label": "Leads and partners stood under one label: the first was taken as the lead.",
    "level_guessed": "Whether this is a priority or a goal was told from its place in a table.",
    "column_guessed": "No header names this column: what it holds was told from its words.",
    "cell_of_actions": "Several actions stood in one cell: each was given all that the row says.",
    "years_from_prose": "The years were read in a sentence of the description.",
    "table_without_header": "A table has no header: what its columns hold was told from their words.",
    "rows_shifted": "{rows} rows of a table stood to the right of their header: they were read where they fit.",
    "year_columns_empty": "The {columns} columns of years are empty: their shading may be lost.",
}

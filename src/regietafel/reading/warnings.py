"""What a reading can warn of, as codes with the English sentence; the screens have them in the reader's language.

The values in braces come with the warning. A sentence says what was seen and what a person should look at.
"""

from __future__ import annotations

from regietafel.reading.blocks import Unreadable, Warned
from regietafel.reading.doubts import DOUBTS

SENTENCES: dict[str, str] = {
    "partial": "The document is very long. What stands after this place was not read.",
    "tracked_changes": "The document holds changes that nobody has accepted yet. It was read as if all of them were.",
    "hidden": "Rows, columns or sheets are hidden in {sheet}. They were read all the same.",
    "no_value": "{cells} in {sheet} are formulas without a value. Open the file in a spreadsheet, save it and try again.",
    "no_colours": "The colours of this spreadsheet cannot be read. Years that are only shaded in it are lost.",
    "no_actions": "No actions were found: this does not look like an action plan.",
    "number_twice": "The number {number} stands there twice.",
    "number_skipped": "After number {before} comes {number}: something in between may be lost.",
    "period_unknown": "The document does not say which years the plan covers.",
    "no_fields": "No action says who does it or when: this may be lost from the document.",
    "empty": "The file is empty. Open it to see whether something was saved in it, and send it once more.",
    "unreadable": "This file cannot be read. Open it in the program that made it, save it anew and try again.",
    "gave_up": "Reading this file was ended three times. Cut it into smaller parts, or send it in another form.",
    "file_lost": "The file itself is not on the server any more. Send it once more.",
    "unknown": "This is no kind of file that can be read. Save it as Word (.docx), PDF, Excel (.xlsx) or text.",
    "encrypted": "This file is locked with a password. Save it without one and try again.",
    "old_format": "This file has an old format (.doc, .xls, .rtf). Open it, save it as .docx or .xlsx and try again.",
    "broken": "This file ({kind}) is damaged. Open it in the program that made it, save it anew and try again.",
    "unsafe": "This file declares things that no office program writes, so it was not read. Save it anew and try again.",
    "pictures_only": "This file holds pictures and no text. Send the document from which it was printed or scanned.",
    "too_large": "This file is too large to read, or unpacks to too much. Keep only the plan in it and try again.",
    "too_slow": "This file takes too long to read. Cut it into smaller parts and try again.",
    "renamed": "The name {name} is not that of what the file is ({kind}). It was read as what it is.",
    "macros": "This file holds macros. They were not run, and nothing in them was read.",
    "pages_left_out": "Only the first {read} of {pages} pages were read.",
    "pages_late": "Reading took too long: only the first {read} of {pages} pages were read.",
    "pages_without_text": "Pages {pages} hold pictures and no text. What stands on them was not read.",
    "pages_broken": "Pages {pages} are damaged and were not read.",
    **DOUBTS,
}


def in_words(warned: Warned | Unreadable) -> str:
    """The English sentence, for the command; an unknown code says itself."""
    values = dict(warned.values if isinstance(warned, Warned) else warned.values_)
    return SENTENCES.get(warned.code, warned.code).format(**values)

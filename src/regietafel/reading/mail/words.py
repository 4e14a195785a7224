"""What reading a mail can refuse or warn of, as codes with the English sentence; the screens have them in the reader's language.

A sentence says what was seen and what a person can do about it.
"""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "empty": "This file is empty. Save the mail once more and send it again.",
    "not_a_mail": "This is no mail. Save the mail from the mail program as .eml or .msg and send that file.",
    "broken": "This mail is damaged and cannot be read. Save it once more from the mail program and send it again.",
    "too_nested": "In this mail, parts stand in parts too deep to be read. Send the files in it one by one.",
    "too_many_parts": "This mail holds too many parts to be read. Send the files in it one by one.",
    "too_large": "This mail is too large to read. Send the files in it one by one.",
    "encrypted": "This mail is encrypted. Open it in the mail program, and save or forward it without encryption.",
    "not_a_message": "This Outlook file holds no mail but something else, such as a contact or a task.",
}

WARNINGS: dict[str, str] = {
    "truncated": "The end of this mail is missing. What came along may be incomplete.",
    "text_cut": "The text of this mail is very long. Only its beginning was kept.",
    "charset": "The mail says wrongly or not at all in which signs it was written. Some letters may be wrong.",
    "header_cut": "An address line or subject of this mail is very long. Only its beginning was kept.",
    "no_text": "This mail holds no text.",
    "invitation": "A calendar invitation came along. It was kept as a file; nothing was put in a calendar.",
    "tnef_broken": "A file winmail.dat came along that cannot be opened. Ask the sender to send the files anew.",
    "enclosed_empty": "A file came along that is empty.",
    "enclosed_elsewhere": "A file is not in the mail itself but elsewhere, and was not fetched.",
    "enclosed_unreadable": "A file came along that cannot be read. Ask the sender to send it anew.",
    "enclosed_as_eml": "An attached Outlook message was kept as an .eml file.",
    "rtf_text": "The text of this mail stands in a form of Outlook that cannot be read. Look at the mail itself.",
    "signed": "This mail has a digital signature. It was not checked.",
}

SENTENCES: dict[str, str] = {**REFUSALS, **WARNINGS}


def in_words(code: str) -> str:
    """The English sentence; an unknown code says itself."""
    return SENTENCES.get(code, code)

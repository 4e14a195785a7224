"""Codes of a policy or a plan ("WSE-LR1"): in brackets behind a title, or after their label."""

from __future__ import annotations

import re

from regietafel.reading.fields.words import one_line

CODE = r"[A-Z][A-Z0-9]{0,7}(?:[-./][A-Z0-9]{1,8}){1,4}"
"""Capitals in two or more parts; one that ends in a figure, so that a name of two words ("VDAB-GTB") is none."""

IN_BRACKETS = re.compile(rf"\s*[\[(](?P<codes>{CODE}(?:\s*[,;/&+]\s*{CODE})*)[\])]")
IN_FRONT = re.compile(rf"(?P<code>{CODE})(?:\s*:|\s+[-–]|\s(?=[A-ZÀ-Ý]))\s*(?=\S)")
ONE = re.compile(rf"(?<![\w.-]){CODE}(?![\w-])")
NAMES = re.compile(r"^(?:COVID|ART|P|BLZ|NR|N)[-./]\d")
AFTER_LABEL = re.compile(r"(?<![\w.-])[A-Z0-9]{1,8}(?:[-./ ][A-Z0-9]{1,8}){0,4}(?![\w-])")


def is_code(text: str) -> bool:
    """Whether capitals in parts are a code, and no name, page or year."""
    return text[-1:].isdigit() and not NAMES.match(text) and not re.search(r"[-./](?:19|20)\d\d$", text)


def split_title(title: str) -> tuple[str, list[str]]:
    """A title without the codes in brackets or in front, and those codes.

    >>> split_title("Een sterk netwerk (WSE-LR1)")
    ('Een sterk netwerk', ['WSE-LR1'])
    >>> split_title("BK-2: Een sterk netwerk")
    ('Een sterk netwerk', ['BK-2'])
    """
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        codes = ONE.findall(match["codes"])
        if not all(is_code(code) for code in codes):
            return match[0]
        found.extend(code for code in codes if code not in found)
        return ""

    bare = IN_BRACKETS.sub(taken, title)
    front = IN_FRONT.match(bare)
    if front and is_code(front["code"]):
        found.insert(0, front["code"])
        bare = bare[front.end() :]
    return bare.strip() or title.strip(), found


def in_text(text: str) -> list[str]:
    """The codes in brackets in a text."""
    return split_title(one_line(text))[1]


def after_label(text: str) -> list[str]:
    """The codes in the value of a label or a column for codes: anything of capitals and figures counts there."""
    found = [
        code for code in AFTER_LABEL.findall(one_line(text)) if any(sign.isdigit() for sign in code) or "-" in code
    ]
    return list(dict.fromkeys(found))

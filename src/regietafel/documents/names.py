"""The name of a file, made fit to be shown and to be saved again on any machine."""

from __future__ import annotations

import re
import unicodedata

MOST = 120
NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\uFFFD]')
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode's classes of signs that steer instead of being read: a name that turns around after one lies about its end."""


def clean_name(sent: str) -> str:
    """The last part of a path, without signs that cannot be seen or that a disk refuses, and not too long."""
    last = sent.replace("\\", "/").rpartition("/")[2]
    seen = "".join(sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign) not in INVISIBLE)
    name = " ".join(NOT_ON_WINDOWS.sub("_", seen).split())
    stem, dot, ending = name.rpartition(".")
    if not dot:
        stem, ending = name, ""
    stem = stem.strip(" .")[:MOST].rstrip(" .") or "document"
    return f"{stem}.{ending.strip().lower()}" if ending.strip() else stem


def ending_of(name: str) -> str:
    """What stands behind the last dot."""
    return name.rpartition(".")[2].lower() if "." in name else ""

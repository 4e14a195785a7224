"""From bytes to text when a mail says wrongly, or not at all, in which signs it was written."""

from __future__ import annotations

import re
from encodings import normalize_encoding
from encodings.aliases import aliases
from importlib import import_module

KNOWN = (
    "ascii", "utf_8", "utf_8_sig", "utf_7", "utf_16", "utf_16_le", "utf_16_be", "latin_1", "iso8859_1", "iso8859_2",
    "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_10",
    "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "cp437", "cp850", "cp852", "cp858", "cp1250", "cp1251",
    "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r", "koi8_u", "mac_roman", "gb2312",
    "gbk", "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr", "cp949", "tis_620",
)  # fmt: skip
"""Only these are used: others are not loaded in the child, and some of Python's take forever on purpose-made bytes."""

OTHER_NAMES = {
    "windows_31j": "shift_jis",
    "ks_c_5601_1987": "cp949",
    "unicode_1_1_utf_7": "utf_7",
    "x_mac_roman": "mac_roman",
}

OFTEN_WRONG = {"ascii", "latin_1", "iso8859_1", "iso8859_15"}
"""Names that programs write when they do not know; browsers read them as Windows' own signs too."""

WIDE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
WINDOWS_ONLY = re.compile(rb"[\x80-\x9f]")


def prepare() -> None:
    """Load all of them, while files can still be opened."""
    for name in KNOWN:
        import_module(f"encodings.{name}")


def codec_of(declared: str) -> str:
    """The name by which Python knows a charset, "" if it is none that is used here."""
    plain = normalize_encoding(declared.strip().strip("\"'").lower()[:60]) if declared.isascii() else ""
    name = OTHER_NAMES.get(plain) or aliases.get(plain) or plain
    name = "cp" + name[8:] if name.startswith("windows_") else name
    return name if name in KNOWN else ""


def decoded(data: bytes, declared: str = "") -> tuple[str, bool]:
    """The text, and whether it had to be guessed against or without what the mail says."""
    codec = codec_of(declared)
    if data.isascii() and codec not in {"utf_7", "iso2022_jp", "utf_16", "utf_16_le", "utf_16_be"}:
        return data.decode("ascii"), False
    if not codec or codec in OFTEN_WRONG:
        return guessed(data, codec)
    try:
        return data.decode(codec).lstrip("\ufeff"), False
    except (UnicodeError, ValueError):
        return (data.decode("utf-8", "replace"), True) if codec == "utf_8" and WIDE.search(data) else western(data)


def guessed(data: bytes, codec: str) -> tuple[str, bool]:
    """UTF-8 if it can be that (other texts hardly ever can), else what was said, else Windows' western signs."""
    try:
        return data.decode("utf-8").lstrip("\ufeff"), codec != ""
    except UnicodeError:
        pass
    if codec in {"", "ascii"} or WINDOWS_ONLY.search(data):
        return western(data)
    return data.decode(codec, "replace"), False


def western(data: bytes) -> tuple[str, bool]:
    """As Windows in this part of the world writes."""
    return data.decode("cp1252", "replace"), True

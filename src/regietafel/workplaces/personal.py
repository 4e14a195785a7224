"""What looks like a person in a text in which nobody's client may be named: a national number, or somebody called by name.

A number of the national register has a check of its own, so that it is known for certain; it is refused. A name is only
a guess: who writes is asked to look again, and decides.
"""

from __future__ import annotations

import re

import phonenumbers

NUMBER = re.compile(r"(?<!\d)(\d{2})[ .]?(\d{2})[ .]?(\d{2})[ .-]?(\d{3})[ .-]?(\d{2})(?!\d)")
CALLED = (
    r"(?:cli[eë]nte?|klant|pati[eë]nte?|deelneemster|deelnemer|doelgroepmedewerk(?:er|ster)|werkzoekende|"
    r"mevrouw|mevr\.?|meneer|mijnheer|dhr\.?|mr\.?|mrs\.?|client|participant|madame|monsieur|mme)"
)
NAMED = re.compile(rf"\b(?i:{CALLED})\s+(?:[A-ZÀ-Þ][\w'’-]+|[A-ZÀ-Þ]\.)(?:\s+[A-ZÀ-Þ][\w'’-]+)?")


def has_national_number(text: str) -> bool:
    """Whether a number of the national register stands in it: eleven digits of which the last two check the others.

    >>> has_national_number("het gaat om 85.07.30-033.28")
    True
    >>> has_national_number("bel 056 24 16 16 of 0475 12 34 56")
    False
    """
    for parts in NUMBER.findall(text):
        digits = "".join(parts)
        first, check = int(digits[:9]), int(digits[9:])
        month = int(digits[2:4]) % 20
        if month <= 12 and check in {97 - first % 97, 97 - (2_000_000_000 + first) % 97}:
            return True
    return False


def may_name_somebody(text: str) -> bool:
    """Whether it reads as if somebody is called by name.

    >>> may_name_somebody("Mijn cliënt Jan Peeters kon er niet terecht")
    True
    >>> may_name_somebody("De klant kan er niet parkeren")
    False
    """
    return NAMED.search(text) is not None


def may_phone_somebody(text: str) -> bool:
    """Whether a telephone number stands in it, as one writes them in Belgium or with the sign of a country.

    >>> may_phone_somebody("bel haar op 0475 12 34 56")
    True
    >>> may_phone_somebody("in 2024 waren het er 1 250")
    False
    """
    return any(True for _match in phonenumbers.PhoneNumberMatcher(text, "BE"))

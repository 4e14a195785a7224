"""The Dutch of the screens and of the guide: one word for one thing, no English left over, nobody addressed as "u".

The words are those of the people who do the work. Whoever changes one here, changes it on every screen at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from scripts import catalogue

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = catalogue.LOCALES / "nl" / "LC_MESSAGES" / "django.po"

NAMES = (
    "meet & greet",
    "Web Content Accessibility Guidelines",
    "European Union Public Licence",
    "SIL Open Font License",
    "BSD Zero Clause",
    "Atkinson Hyperlegible Next",
    "GOV.UK Frontend",
)
"""Titles of works that keep their own language."""

ENGLISH = re.compile(
    r"\b(the|and|with|your?|this|from|sign (in|out)|save[ds]?|edit|delete|remove[ds]?|restore|undo|search|settings|"
    r"password|address|goals?|years?|lead|moved|dropped|done|planned|framework|coverage|invitation|journal|draft|next)\b",
    re.IGNORECASE,
)
FORMAL = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)

OTHER_WORDS = {
    "werkingsgebied": r"regio(’s)?|ressort",
    "regisseur": r"directeurs?|directrice",
    "trekker": r"leiders?|kartrekkers?|eindverantwoordelijken?",
    "penhouder": r"penvoerders?",
    "schakel": r"liaisons?|verbindingspersoon",
    "betrokkene": r"partij(en)?|stakeholders?",
    "doelstelling": r"doel|doelen|objectieven?",
    "beleidskader": r"raamwerk|beleidsraam",
    "beleidsprioriteit": r"beleidslijn(en)?|speerprioriteit(en)?",
    "werkjaar": r"dienstja(ar|ren)|kalenderja(ar|ren)",
    "uitgesteld": r"verschoven|verdaagd|doorgeschoven",
    "geschrapt": r"afgevoerd|afgeblazen|stopgezet",
    "deels gedaan": r"gedeeltelijk|half gedaan",
    "dekking": r"dekkingsgraad|afdekking",
    "overlegorgaan": r"overlegplatform(en)?|gremium|gremia",
    "streefwaarde": r"doelwaarden?|streefcijfers?",
    "gerealiseerde waarde": r"behaalde waarden?|actuele waarden?",
    "bewijsstuk": r"bewijsmateriaal|stavingsstuk(ken)?",
    "trefwoord": r"tags?|labels?",
    "aanmelden": r"inloggen|ingelogd|inlogt?|login|uitloggen|uitgelogd|aanloggen|registreren",
    "toegangssleutel": r"passkeys?|wachtwoordsleutels?",
    "bewaren": r"opslaan|opgeslagen|opslaat|sla op",
    "terugzetten": r"herstellen|hersteld|herstelt",
    "ongedaan maken": r"terugdraaien",
    "prullenbak": r"vuilbak|vuilnisbak|papiermand",
    "logboek": r"journaal|journalen",
    "mail": r"e-mails?|mailtjes?|emails?",
    "databank": r"databases?",
    "verstuurd": r"verzonden|gezonden",
}
"""The word of the house, and what the same thing is called elsewhere."""

EXACT = {
    "lead": "trekker",
    "co-lead": "medetrekker",
    "participant": "deelnemer",
    "partner": "partner",
    "link": "schakel",
    "pen holder": "penhouder",
    "promotor": "promotor",
    "facilitator": "facilitator",
    "adviser": "adviserend",
    "planned": "gepland",
    "under way": "loopt",
    "done": "gedaan",
    "partly done": "deels gedaan",
    "moved": "uitgesteld",
    "dropped": "geschrapt",
    "draft": "ontwerp",
    "director": "regisseur",
    "region": "werkingsgebied",
    "local government": "lokaal bestuur",
    "group of partners": "groep partners",
    "policy framework": "beleidskader",
    "policy priority": "beleidsprioriteit",
    "goal": "doelstelling",
    "action plan": "actieplan",
    "working year": "werkjaar",
    "target": "streefwaarde",
    "actual": "gerealiseerde waarde",
    "frequency norm": "frequentienorm",
    "coverage": "dekking",
}
"""Words of the code and of the screen that mean exactly each other."""


def told() -> Iterator[tuple[str, str]]:
    """Every Dutch sentence on the screens, without what is filled in and without mark-up, beside its English."""
    for message in catalogue.read(CATALOGUE):
        strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for string in strings if message.id else ():
            yield catalogue.ids(message), re.sub(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>|%s", " … ", string)


def written() -> Iterator[tuple[str, str]]:
    """Every line of the guide, without addresses, code and names of files."""
    for page in sorted((ROOT / "docs" / "nl").glob("**/*.md")):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{page.name}:{number}", re.sub(r"\]\([^)]*\)|`[^`]*`|https?://\S+", "]", line)


def plain(text: str) -> str:
    """A sentence without the titles that keep their own language."""
    for name in NAMES:
        text = text.replace(name, " … ")
    return text


def faults(sentences: Iterator[tuple[str, str]], wrong: re.Pattern[str]) -> list[str]:
    """Where a word stands that should not."""
    return [f"{where}: “{found[0]}” in “{text}”" for where, text in sentences if (found := wrong.search(plain(text)))]


def test_no_english_is_left_over() -> None:
    assert faults(told(), ENGLISH) == []


def test_nobody_is_addressed_as_u() -> None:
    sentences = ((english, dutch) for english, dutch in told() if len(dutch) > 1)  # a letter alone is a key to press
    assert faults(sentences, FORMAL) == []
    assert faults(written(), FORMAL) == []


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_one_thing_has_one_word(word: str) -> None:
    wrong = re.compile(rf"(?<![\w-])({OTHER_WORDS[word]})(?![\w-])", re.IGNORECASE)
    assert faults(told(), wrong) == []
    assert faults(written(), wrong) == []


def test_a_sentence_is_not_left_as_it_was() -> None:
    same = [english for english, dutch in told() if english == dutch and " " in english and plain(english) == english]
    assert same == []


@pytest.mark.parametrize("english", EXACT)
def test_a_word_of_the_code_has_its_word_on_the_screen(english: str) -> None:
    found = {str(message.string) for message in catalogue.read(CATALOGUE) if message.id == english}
    assert found == {EXACT[english]}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("Sign in", ENGLISH), ("Bewaar the plan", ENGLISH), ("Kies uw wachtwoord", FORMAL), ("Vult U in", FORMAL)],
)
def test_a_wrong_word_is_seen(text: str, wrong: re.Pattern[str]) -> None:
    assert faults(iter([("here", text)]), wrong)


def test_a_title_keeps_its_language() -> None:
    assert faults(iter([("here", "volgens de Web Content Accessibility Guidelines (WCAG)")]), ENGLISH) == []

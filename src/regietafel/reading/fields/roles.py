"""Who takes which part, where a sentence says it: "A als trekker", "B is deelnemer", "we nemen deel aan …".

A line that says nothing else counts as if it had a label; a sentence inside prose counts only where nothing clearer is
said. "We" is nobody by name: it tells the part of the own organisation and no more.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.fields.column_words import ROLES
from regietafel.reading.fields.labels import any_of
from regietafel.reading.fields.parties import split_parties
from regietafel.reading.fields.words import folded, is_sentence, one_line, sentences
from regietafel.reading.plan_reading import LEAD, LINK, PARTICIPANT, PARTNER, PROMOTER

ROLE = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in ROLES.items())
AS = r"(?:treed?t op als|treden op als|fungeert als|fungeren als|als|en tant que|comme|agit comme|as)"
ONE = r"(?:(?:de|het|een|vaste?|actieve?|enige|le|la|un|une|the|a)\s+)*"
STATED = re.compile(rf"^(?P<who>.{{1,160}}?)[\s,:–-]+{AS}\s+{ONE}(?:{ROLE})(?![\w'-])(?P<rest>.*)$")
IS = re.compile(
    rf"^(?P<who>.{{1,160}}?)\s+(?:is|zijn|blijft|blijven|wordt|est|sont|reste|restent|are)\s+(?:hier(?:in|bij)\s+|ook\s+|mee\s+)?{ONE}(?:{ROLE})(?![\w'-])(?P<rest>.*)$"
)
DOING: tuple[tuple[str, str], ...] = (
    (PARTICIPANT, r"(?:neemt|nemen) (?:\w+ ){0,2}?deel(?! uit)|(?:maakt|maken) (?:\w+ )?deel uit|zetel(?:t|en)|(?:is|zijn) (?:ook )?aanwezig|(?:is|zijn) (?:mee )?vertegenwoordigd"),
    (PARTICIPANT, r"participe(?:nt)?|prend part|prennent part|siege(?:nt)?|fait partie|font partie|takes? part|participates?|sits? on"),
    (LEAD, r"(?:over|ver)leg(?:t|gen)|(?:neemt|nemen) het voortouw|(?:neemt|nemen) de leiding|(?:is|zijn) verantwoordelijk voor|staat in voor|staan in voor"),
    (LEAD, r"trek(?:t|ken)(?= (?:de|deze|het|dit)\b)|coordineer(?:t)|coordineren|leidt(?= (?:de|deze|het|dit)\b)|pilote(?:nt)?|coordonne(?:nt)?|leads?(?= (?:the|this)\b)"),
    (PROMOTER, r"(?:is|zijn) promotor|est promoteur"),
    (LINK, r"(?:legt|leggen) de (?:link|brug)|vormt de (?:brug|schakel|link)"),
    (PARTNER, r"werk(?:t|en) mee|collabore(?:nt)?"),
)  # fmt: skip
OF_THIS = (
    r"(?:\s(?:van|voor|de|of)\s(?:de|deze|dit|het|cette|l')?\s?(?:actie|project|traject|doelstelling|action|projet))?"
)
INVERSE = re.compile(
    rf"^(?:(?:de|het|onze|le|la|les|the)\s+|l')?(?:{ROLE}){OF_THIS}\s+(?:is|zijn|wordt|worden|est|sont|are)\s+(?:hier(?:bij|in|voor)\s+)?(?P<who>[^.;]{{2,160}})\.?$"
)
AS_WE = re.compile(
    rf"^als\s+(?:{ROLE})\s+(?:betrekken|zien|hebben|kiezen|nodigen|vragen)\s+(?:we|wij)\s+(?P<who>[^.;]{{2,160}}?)(?:\s+uit)?\.?$"
)
DOES = re.compile(
    "^(?P<who>.{1,160}?)\\s+(?:"
    + "|".join(f"(?P<d{at}>{words})" for at, (_, words) in enumerate(DOING))
    + ")(?![\\w'-])"
)
BY = re.compile(
    r"\b(?:onder (?:leiding|coordinatie|regie|trekkerschap) van|(?:getrokken|gecoordineerd|aangestuurd|geleid|uitgevoerd) door"
    r"|met als trekker|(?:pilote|porte|coordonne|mene)e?s? par|sous la (?:direction|coordination|houlette) d[eu]|led by|coordinated by)\s+(?P<who>[^.;:()]{2,120}?(?:\s?\([^()]{1,60}\))?)(?=[.;:]|$|,? (?:om|zodat|met|en dit|afin|pour|werkt|wordt|volgt|bekijkt|zal|kan|maakt|staat|neemt|gaat|zoekt)\b)"
)
TOGETHER = re.compile(
    r"(?:\b(?:in (?:nauwe |overleg en )?samenwerking met|i\.s\.m\.?|ism|en (?:etroite )?(?:collaboration|partenariat) avec|in (?:collaboration|partnership|cooperation) with)"
    r"|^samen met|\bin partnerschap met|\bwerk(?:t|en)\b(?: \w+){0,4}? samen met|\btravaill(?:e|ent|ons) avec)\s+(?P<who>[^.;:]{2,160}?)"
    r"(?=[.;:]|$|,? (?:zetten|wordt|worden|willen|werken|organiseren|organiseert|zoeken|bekijken|ontwikkelen|gaan|maken|bouwen|starten|om|zodat|rond|voor|aan|inzake|afin|pour|nous|we|wij|to)\b)"
)
OURSELVES = frozenset({"we", "wij", "ons", "onze organisatie", "nous", "on", "notre organisation", "onze rol"})
SUBJECT = re.compile(r"^.*(?:: |, (?=\S+(?: [^\s,]+){0,3}(?: \([^()]*\))?$))")
SINGULAR = re.compile(
    r"\s(?:is|blijft|neemt|maakt|zetelt|est|reste|fait|siege|participe|takes|trekt|coordineert|legt|vormt|werkt)\s"
)
WITH = re.compile(r"^(?:\s*,)?\s*(?:samen )?(?:met|avec|with)\s+")


@dataclass(frozen=True)
class Statement:
    """What a sentence says: who takes which part. ``left`` is what else it says; ``is_clear`` that it says little else."""

    names: tuple[str, ...]
    role: str
    left: str = ""
    is_clear: bool = True


def stated(text: str) -> Statement | None:
    """The statement that a line makes, if it is one: "A (function) en B als trekkers"."""
    line = one_line(text)
    plain = folded(line)
    found = STATED.match(plain)
    if found and (statement := from_noun(found, line, is_clear=True)):
        return statement
    if inverse := INVERSE.match(plain) or AS_WE.match(plain):
        names = named(line[inverse.start("who") : inverse.end("who")])
        return Statement(names, role_of(inverse)) if names else None
    if len(line) > 200 or len(sentences(line)) > 1:
        return None
    if found := DOES.match(plain):
        what = role_done(found)
        rest = plain[found.end() :]
        if (
            what == LEAD
            and re.match(r"\S*leg", plain[found.start(f"d{done(found)}") :])
            and ("(" in rest or len(rest.split()) <= 8)
        ):
            return told_by(found, line, what, is_clear=True)
    return None


def in_prose(text: str) -> Statement | None:
    """What the first sentence that says something of the kind says of who does what."""
    for sentence in sentences(one_line(text))[:6]:
        plain = folded(sentence)
        found = IS.match(plain) or STATED.match(plain)
        statement = from_noun(found, sentence, is_clear=False) if found else None
        if statement is None and (does := DOES.match(plain)):
            statement = told_by(does, sentence, role_done(does), is_clear=False)
        if statement is None and (by := BY.search(plain)):
            names = named(sentence[by.start("who") : by.end("who")])
            statement = Statement(names, LEAD, is_clear=False) if names else None
        if statement:
            return statement
    return None


def partners_in_prose(text: str) -> tuple[str, ...]:
    """The names after "in cooperation with", in the first sentence that has it."""
    for sentence in sentences(one_line(text)):
        found = TOGETHER.search(folded(sentence))
        names = named(sentence[found.start("who") : found.end("who")]) if found else ()
        if names:
            return names
    return ()


def role_named(text: str) -> str | None:
    """The role that the words after "Rol:" name."""
    found = re.search(rf"\b(?:{ROLE})\b", folded(text))
    return role_of(found) if found else None


def role_of(found: re.Match[str]) -> str:
    """Which role a match is for."""
    return next(name for name in ROLES if found[name])


def done(found: re.Match[str]) -> int:
    """Which of :data:`DOING` a match is for."""
    return next(at for at in range(len(DOING)) if found[f"d{at}"])


def role_done(found: re.Match[str]) -> str:
    """The role that goes with what somebody does."""
    return DOING[done(found)][0]


def from_noun(found: re.Match[str], line: str, *, is_clear: bool) -> Statement | None:
    """The statement behind a match of "A as lead, with B"."""
    role, rest = role_of(found), line[found.start("rest") :]
    names = who(line[: found.end("who")], singular=bool(SINGULAR.match(found[0], found.end("who"))))
    if names is None:
        return None
    together = WITH.match(folded(rest))
    if role == LEAD and together:
        names += tuple(name for name in named(rest[together.end() :]) if name not in names)
        rest = ""
    return Statement(names, role, rest.strip(" .,;:"), is_clear)


def told_by(found: re.Match[str], line: str, role: str, *, is_clear: bool) -> Statement | None:
    """The statement behind a match of "A and B meet"."""
    names = who(line[: found.end("who")], singular=bool(SINGULAR.match(found[0], found.end("who"))))
    return (
        None
        if names is None or (role == LEAD and not names)
        else Statement(names, role, line[found.end() :].strip(" .,;:"), is_clear)
    )


def who(text: str, *, singular: bool = False) -> tuple[str, ...] | None:
    """The names before the verb; none for "we", and None where they are no names at all."""
    plain = folded(text).strip(" -–*•:")
    if plain in OURSELVES or plain.rpartition(" ")[2] in {"we", "wij", "nous"}:
        return ()
    return named(SUBJECT.sub("", text) if singular else text) or None


def named(text: str) -> tuple[str, ...]:
    """The names in a few words, if all of them look like names: short, and none of them a sentence."""
    if is_sentence(text):
        return ()
    found = split_parties(text)
    looks = [name for name in found.names if len(re.sub(r"\([^()]*\)", "", name).split()) <= 8]
    pronouns = {
        "er",
        "dit",
        "dat",
        "die",
        "deze",
        "zij",
        "ze",
        "hij",
        "het",
        "ils",
        "elle",
        "elles",
        "il",
        "ce",
        "ceci",
        "they",
        "it",
        "this",
        "that",
        "hier",
        "daar",
    }
    return (
        tuple(looks)
        if len(looks) == len(found.names) and not {folded(name).split()[0] for name in looks} & pronouns
        else ()
    )

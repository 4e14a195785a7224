"""How often, from wherever a plan says it: after its label, in the words for timing, in a title or in prose.

In prose a rhythm is a norm only where somebody meets, organises, discusses or reports; "a yearly budget" is none, nor
is what another body does ("the steering group, which meets 4 times a year").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regietafel.reading.fields.words import folded, one_line, sentences, tidy
from regietafel.reading.frequency import read_frequency
from regietafel.reading.plan_reading import Often

ACTIVITY = re.compile(
    r"\b(?:(?:mede-?)?organise\w+|georganiseerd|inricht\w*|ingericht|kom(?:t|en)\b.{0,80}?\bsamen|samen ?kom\w*|bijeen\w*|vergader\w*|\w*overleg\w*|overlegt|besprek\w*|bespreken|besproken"
    r"|evalue\w*|geevalueerd|rapporte\w*|gerapporteerd|plaats ?vind\w*|vind(?:t|en)\b.{0,60}?\bplaats|plaatsgevonden|plaatsheeft|ga(?:at|an) door|zit(?:ten)?\b.{0,60}?\b(?:samen|aan tafel|rond de tafel)"
    r"|samen zitten|samenzit\w*|teruggekoppeld|koppel(?:t|en)\b.{0,60}?\bterug|terugkoppel\w*|publice\w*|gepubliceerd|actualise\w*|geactualiseerd|bijgewerkt|opgemaakt|opgevolgd|maken\b.{0,60}?\bop"
    r"|monitor\w*|gemonitord|bevrag\w*|bevraagd|bezoek\w*|bezocht|nodigen\b.{0,80}?\buit|uitgenodigd|informe\w*|geinformeerd|ontmoet\w*|\w*moment(?:en)?|infosessies?|intervisies?|\w*vergadering(?:en)?"
    r"|verschijnt|verstuur\w*|stuur(?:t|en)\b.{0,40}?\buit|gaat door|vond\b.{0,40}?\bplaats|voorgesteld|voorstell\w*|herhaald|gehouden|houden|houdt|voorzien|aangeboden|bieden\b.{0,40}?\baan"
    r"|\w*bijeenkomst\w*|stuurgroep\w*|werkgroep\w*|forum|netwerkdag\w*"
    r"|se reuni\w*|reun\w*|rencontr\w*|evalu\w*|rapport\w*|discut\w*|concert\w*|publi\w*|tenu\w*|tient|tiennent|ont lieu|a lieu|prevu\w*"
    r"|meets?|meeting\w*|held|organi[sz]\w*|discuss\w*|review\w*|report\w*)\b"
)
ATTRIBUTE = re.compile(
    r"\b(?:\w*(?:jaar|maand|week)lijkse|annuel(?:le)?s?|mensuel(?:le)?s?|trimestriel(?:le)?s?|semestriel(?:le)?s?|yearly|monthly|quarterly|annual)\b"
)
ATTRIBUTE_OF = re.compile(
    r"\b(?:de|het|deze|dit|onze|hun|haar|zijn|les?|la|notre|nos|son|sa|leur|the|our|its|van|du|des)\s+(?:\w+\s+)?(?:twee|drie|half|zes)?-?(?:jaar|maand|week)lijkse?\b"
    r"|\b(?:le|la|les|notre|nos|son|sa|leur|du|des|l')\s?\w+ (?:annuel|mensuel|trimestriel)(?:le)?s?\b"
)
OF_ANOTHER = re.compile(r"\((?:die|dat|welke|qui|which|that)\b[^()]*\)")
BRACKETS = re.compile(r"\(([^()]*)\)")
AT_ANOTHER = re.compile(
    r"\b(?:in|op|via|binnen|tijdens|bij|dans|lors d[eu]|au sein d[eu]|at|within|during)\s+(?:(?:de|het|la|le|l'|the)\s+)?[^(),.;:]{3,60}\s*$"
)
CLAUSES = re.compile(r"(?<=[.;!?])\s+|\s/\s|\s\+\s|\n|\s[-–]\s|;")
VAGUE = re.compile(
    r"\b(?:regelmatig\w*|geregeld\w*|op geregelde tijdstippen|naargelang|volgens (?:nood|noden|behoefte)|indien nodig|ad[ -]hoc|op vraag|regulierement|selon les besoins|regularly|as needed)\b"
)
COUNTED = re.compile(
    r"(?:\d+|\b(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)) (?:\w+ )?(?:trajecten|personen|deelnemers|plaatsen|stages|jobs|euro|vte|cursisten|kandidaten|participants|personnes|places)\b"
)


@dataclass(frozen=True)
class Rhythm:
    """What was read: the number (None: the words give none), and the code of a doubt, or ""."""

    often: Often | None
    doubt: str = ""


def in_timing(text: str) -> Rhythm:
    """The norm in the words for timing: the first sentence that gives a number of its own."""
    doubt = ""
    for sentence in sentences(tidy(text)):
        told, of_another = own_words(sentence)
        often = number_in(told)
        if often is not None:
            return Rhythm(often)
        doubt = doubt or ("frequency_of_another" if of_another else "")
        if VAGUE.search(folded(told)):
            doubt = doubt or "frequency_not_measurable"
    return Rhythm(None, doubt)


def own_words(sentence: str) -> tuple[str, bool]:
    """The sentence without what it says, in brackets, of how often another body meets; and whether it says such a thing."""
    plain = folded(sentence)
    for found in list(BRACKETS.finditer(plain)):
        relative = OF_ANOTHER.match(found[0])
        elsewhere = AT_ANOTHER.search(plain[: found.start()]) and not re.match(r"(?:timing|frequen)", found[1])
        if (relative or elsewhere) and read_frequency(found[1]).times is not None:
            return f"{sentence[: found.start()]}{sentence[found.end() :]}", True
    return sentence, False


def number_in(text: str) -> Often | None:
    """The norm of a few words, if it is a number of our own."""
    found = read_frequency(text)
    if found.times is None or found.organiser:
        return None
    times = float(found.times)
    return Often(int(times) if times.is_integer() else times, found.at_least, found.about)


def in_prose(text: str) -> Rhythm:
    """The norm of the first clause of a title, a description or an indicator that says how often something is done."""
    for clause in CLAUSES.split(one_line(text)):
        told, of_another = own_words(clause or "")
        plain = folded(told)
        if not plain or of_another or COUNTED.search(plain) or ATTRIBUTE_OF.search(plain):
            continue
        relative = re.search(r",? \b(?:die|dat|welke|qui|which)\b", plain)
        counts = plain[: relative.start()] if relative and relative.start() > 0 else plain
        if ACTIVITY.search(without_rhythm(counts)) and (often := number_in(counts)) is not None:
            return Rhythm(often, "frequency_from_prose")
    return Rhythm(None)


def without_rhythm(plain: str) -> str:
    """The clause without the adjective of the rhythm itself."""
    return ATTRIBUTE.sub(" ", plain)

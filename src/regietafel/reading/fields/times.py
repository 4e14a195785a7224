"""Everything about time of a node: the words, the years, how often, the stretches."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from regietafel.reading.blocks import Place
from regietafel.reading.fields import rhythm
from regietafel.reading.fields.label_words import FREQUENCY, PHASES, YEARS
from regietafel.reading.fields.labels import Part
from regietafel.reading.fields.phases import WHEN, read_phases
from regietafel.reading.fields.words import folded, sentences
from regietafel.reading.fields.years import Period, Years, read_years
from regietafel.reading.frequency import read_frequency
from regietafel.reading.plan_reading import ACTION, Node, Phase

NOTHING_ELSE = re.compile(rf"\W*{WHEN}\W*")


RUNS = re.compile(
    r"^(?:(?:de|deze|dit|het|ons|onze|le|la|l'|ce|cette|the|this)\s?)(?:\w+ ){0,2}?(?:\w*actie|\w*project|\w*traject|\w*werking|projet|action|project)\b.{0,40}?"
    r"\b(?:loopt|start|gaat van start|wordt (?:uitgevoerd|opgestart|afgerond)|eindigt|dure|debute|demarre|se deroule|se termine|runs|starts|ends)\b"
)
"""That a sentence says when the action itself runs."""


def runs_in(paragraphs: Iterable[tuple[str, Place]]) -> Iterator[tuple[str, Place]]:
    """The sentences that say when the action itself runs."""
    for text, place in paragraphs:
        for sentence in sentences(text):
            if RUNS.match(folded(sentence)):
                yield sentence, place


class Times:
    """Gathers what the parts say, and writes it into the node when all are read.

    The words after a label for years win over those for timing, for "talks began in 2022" is no year of the action;
    but timing that is nothing but years counts with them.
    """

    def __init__(self, node: Node, period: Period | None) -> None:
        self.node, self.period = node, period
        self.words: list[tuple[str, Place]] = []
        self.years: list[tuple[Years, Place]] = []
        self.from_timing: list[tuple[Years, Place]] = []
        self.rhythms: list[tuple[rhythm.Rhythm, Place]] = []
        self.organiser = False

    def take(self, part: Part, *, follows: bool) -> None:
        """A part behind a label for time."""
        if part.field == PHASES:
            self.phases(
                read_phases(part.value, part.place, bare=True) or [Phase("", part.value, place=part.place)]
                if part.value
                else [],
                part,
            )
        elif part.field == YEARS:
            self.take_years(part, follows=follows)
        elif part.value:
            self.words.append((part.value, part.place))
            if part.field != FREQUENCY:
                self.phases(read_phases(part.value, part.place), part)
                years = read_years(part.value, self.period)
                (self.years if NOTHING_ELSE.fullmatch(folded(part.value)) else self.from_timing).append(
                    (years, part.place)
                )
            self.often(part.value, part.place)

    def take_years(self, part: Part, *, follows: bool) -> None:
        """The value of a label for years; a second label elsewhere that says otherwise is left for a person."""
        phases = read_phases(part.value, part.place, bare=True)
        head = " , ".join(phase.words for phase in phases) if phases else part.value
        years = read_years(head, self.period)
        earlier = {year for said, _ in self.years for year in said.years}
        if earlier and self.labelled and not follows and not set(years.years) <= earlier:
            self.node.doubts["years"] = "years_twice"
            return
        self.labelled = True
        self.years.append((years, part.place))
        self.phases(phases, part)
        if not phases and part.value and not NOTHING_ELSE.fullmatch(folded(part.value)):
            self.words.append((part.value, part.place))
        if read_frequency(part.value).times is not None:
            self.often(part.value, part.place)

    labelled = False

    def stretch(self, part: Part) -> None:
        """A line that is a stretch of time with what happens in it."""
        found = read_phases(part.value, part.place)
        self.phases(found, part)
        self.years.append((read_years(" , ".join(phase.words for phase in found), self.period), part.place))

    def phases(self, found: Iterable[Phase], part: Part) -> None:
        """Stretches, each with the place of the part."""
        for phase in found:
            self.node.phases.append(phase)
            self.node.places.setdefault("phases", []).append(part.place)

    def said(self, text: str, place: Place) -> None:
        """A line that says who does it may say how often too."""
        found = rhythm.in_timing(text)
        if found.often is not None:
            self.rhythms.append((found, place))

    def often(self, text: str, place: Place) -> None:
        """How often, from words about time."""
        self.rhythms.append((rhythm.in_timing(text), place))
        self.organiser = self.organiser or read_frequency(text).organiser

    def finish(self, paragraphs: list[tuple[str, Place]]) -> None:
        """Write it all into the node."""
        node = self.node
        if self.words:
            node.timing = "\n".join(text for text, _ in self.words)
            node.places["timing"] = [place for _, place in self.words]
        self.write_years()
        if not node.years and not self.words and node.level == ACTION:
            self.years = [(read_years(sentence, self.period), place) for sentence, place in runs_in(paragraphs)]
            self.write_years()
            node.doubts |= {"years": "years_from_prose"} if node.years else {}
        self.write_frequency()
        if node.frequency is None and not self.organiser and "frequency" not in node.doubts and node.level == ACTION:
            self.rhythms = [(rhythm.in_prose(text), place) for text, place in [(node.title, node.source), *paragraphs]]
            self.write_frequency()

    def write_years(self) -> None:
        """The years, each with its place, in order."""
        where: dict[int, Place] = {}
        sources = self.years if any(said.years for said, _ in self.years) else self.from_timing
        for said, place in sources:
            for year in said.years:
                where.setdefault(year, place)
            if said.is_open and self.node.years == []:
                self.node.doubts.setdefault("years", "years_open")
            if said.outside and not said.years:
                self.node.doubts.setdefault("years", "years_outside_the_plan")
        if where:
            self.node.years = sorted(where)
            self.node.places["years"] = [where[year] for year in sorted(where)]

    def write_frequency(self) -> None:
        """The first norm with a number; else why there is none."""
        for found, place in self.rhythms:
            if found.often is not None:
                self.node.frequency = found.often
                self.node.places["frequency"] = [place]
                self.node.doubts.pop("frequency", None)
                if found.doubt:
                    self.node.doubts["frequency"] = found.doubt
                return
            if found.doubt:
                self.node.doubts.setdefault("frequency", found.doubt)

"""What is written into a node: each value once, with the place where it was read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regietafel.reading.blocks import Place
from regietafel.reading.fields.indicators import split_indicators
from regietafel.reading.fields.label_words import FIELDS
from regietafel.reading.fields.label_words import PARTNERS as PARTNER_WORDS
from regietafel.reading.fields.labels import Part, any_of
from regietafel.reading.fields.parties import split_parties
from regietafel.reading.fields.roles import ROLE, Statement, in_prose, role_of, stated
from regietafel.reading.fields.words import folded, one_line
from regietafel.reading.plan_reading import LEAD, PARTICIPANT, PARTNER, Named, Node

WITH_PARTNERS = re.compile(rf"(?:/|&|\ben\b|\bet\b|\band\b)\s?(?:{any_of(FIELDS[PARTNER_WORDS])})$")


CLAUSES = re.compile(r"[,;.]\s+")
IN_BRACKETS = re.compile(rf"\s*\((?:{ROLE})\)$")


def statements_in(value: str) -> list[Statement]:
    """What each clause of a value says of who takes which part, if every clause says such a thing."""
    line = one_line(value)
    if whole := stated(line):
        return [whole] if whole.names else []
    clauses = [clause for clause in CLAUSES.split(line.rstrip(". ")) if clause]
    found = [statement for clause in clauses if (statement := stated(clause) or in_prose(clause)) and statement.names]
    return found if len(found) == len(clauses) else []


def role_in_brackets(name: str) -> tuple[str, str]:
    """A name without its role in brackets ("VDAB (trekker)"), and that role."""
    found = IN_BRACKETS.search(folded(name))
    return (name[: found.start()], role_of(found)) if found else (name, "")


class Entries:
    """Writes into one node; ``described`` is what goes into its description, paragraph by paragraph."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.described: list[tuple[str, Place]] = []

    def describe(self, text: str, place: Place) -> None:
        """A paragraph of the description."""
        if text.strip():
            self.described.append((text.strip(), place))

    def finish(self) -> None:
        """Write the description."""
        self.node.description = "\n".join(text for text, _ in self.described)
        if self.described:
            self.node.places["description"] = [place for _, place in self.described]

    def paragraphs(self) -> list[tuple[str, Place]]:
        """Where prose may say a norm: indicators first, they are the more exact; then the description."""
        places = self.node.places.get("indicators", [])
        return [*zip(self.node.indicators, places, strict=False), *self.described]

    def listed(self, field: str, values: Iterable[str], place: Place) -> None:
        """Values of a field with more, each once."""
        held: list[str] = getattr(self.node, field)
        for value in values:
            if value not in held:
                held.append(value)
                self.node.places.setdefault(field, []).append(place)

    def named(self, field: str, names: Iterable[str], role: str, place: Place) -> None:
        """Names in a role, each once."""
        held: list[Named] = getattr(self.node, field)
        known = {folded(one.name) for one in held}
        for name in names:
            if folded(name) not in known:
                known.add(folded(name))
                held.append(Named(name, role, place))
                self.node.places.setdefault(field, []).append(place)

    def parties(self, part: Part, role: str) -> None:
        """The names after a label; what the value itself says of who takes which part is right."""
        field = "partners" if role in {PARTNER, PARTICIPANT} else "leads"
        if statements := statements_in(part.value):
            for statement in statements:
                self.statement(Statement(statement.names, statement.role or role), part.place, own=False)
            return
        found = split_parties(part.value)
        told = [role_in_brackets(name) for name in found.names]
        if any(said for _, said in told):
            rest = PARTNER if any(said == LEAD for _, said in told) and role == LEAD else role
            for name, said in told:
                self.statement(Statement((name,), said or rest), part.place, own=False)
        elif role == LEAD and WITH_PARTNERS.search(folded(part.label)) and len(found.names) > 1:
            self.named("leads", found.names[:1], LEAD, part.place)
            self.named("partners", found.names[1:], PARTNER, part.place)
            self.node.doubts["leads"] = self.node.doubts["partners"] = "parties_under_one_label"
        else:
            self.named(field, found.names, role, part.place)
        if found.left:
            self.describe(found.left, part.place)
            self.node.doubts.setdefault(field, "parties_in_a_sentence")
        elif found.is_open and not found.names:
            self.node.doubts.setdefault(field, "parties_to_come")

    def statement(self, statement: Statement, place: Place, *, own: bool = True) -> None:
        """What a line says of who takes which part; ``own`` where it says so of the own organisation, as far as we know."""
        if statement.role == PARTNER:
            self.named("partners", statement.names, PARTNER, place)
        else:
            self.named("leads", statement.names, statement.role, place)
        if own:
            self.role(statement.role, place)

    def guessed(self, statement: Statement, place: Place) -> None:
        """The same from prose: what it says is marked as doubtful, and a partner is not named twice."""
        known = [folded(one.name).split(" (")[0] for one in self.node.partners]
        names = tuple(name for name in statement.names if folded(name) not in known)
        if names:
            self.node.doubts["partners" if statement.role == PARTNER else "leads"] = "role_from_prose"
        self.node.doubts["role"] = "role_from_prose"
        self.statement(Statement(names, statement.role), place)

    def role(self, role: str, place: Place) -> None:
        """The part that the own organisation takes: the first that is said."""
        if self.node.role is None:
            self.node.role = role
            self.node.places["role"] = [place]

    def indicators(self, part: Part) -> None:
        """The indicators in the value of a label."""
        self.listed("indicators", split_indicators(part.value), part.place)

"""Reads the rules and says, for each role, whether a permission is given: always, never, or under a condition.

A rule is a sentence of small named predicates joined by and, or and not. Those that speak of roles are known for each
role; all others (the plan is open, the person leads the action) depend on the moment and stay as conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import rules
from django.apps import apps
from rules.permissions import permissions

from regietafel.people.models import RoleKind

VISITOR, SIGNED_IN, ADMIN = "visitor", "signed_in", "is_platform_admin"
READERS: dict[str, str] = {
    RoleKind.DIRECTOR: "director",
    RoleKind.TEAM: "team member",
    RoleKind.PARTNER: "partner",
    RoleKind.EDITOR: "organisation editor",
    RoleKind.MUNICIPALITY: "municipality reader",
    ADMIN: "platform administrator",
    SIGNED_IN: "other account",
    VISITOR: "visitor",
}
"""Who asks, and what the column is called."""

ALWAYS = {"always_allow", "always_true"}
NEVER = {"always_deny", "always_false"}
INTRODUCTION = [
    "# Who may do what",
    "",
    "Made from the rules by `regietafel permissions`; do not edit. A role is a role in the region that the object",
    "belongs to: a role in one region says nothing about another. What a person *sees* is decided elsewhere, by the",
    "`…_visible_to` queries.",
    "",
]

ATOM = re.compile(r"\s*(?P<word>[()~]|&|\|(?!\w)|[^\s()~&|]+(?:\|[^\s()~&|]+)*)")
ABOUT_A_PERSON = ("is_", "has_", "leads_")
"""Conditions with such names are about whoever asks, and never hold for a visitor."""


@dataclass(frozen=True)
class Sentence:
    """One permission, read as a tree: a name, ("not", x), ("and", x, y) or ("or", x, y)."""

    tree: Any

    @classmethod
    def of(cls, text: str) -> Sentence:
        """Read the name that the rules library gives to a joined predicate."""
        words = [found["word"] for found in ATOM.finditer(text)]
        tree, rest = either(words)
        if rest:
            raise ValueError(f"cannot read the rule {text!r} from {rest[0]!r}")
        return cls(tree)

    def for_reader(self, reader: str) -> Any:
        """True or False where the role alone decides, else the tree of what is left to decide."""
        return reduced(self.tree, reader)


def either(words: list[str]) -> tuple[Any, list[str]]:
    """Read sentences joined by or."""
    tree, rest = both(words)
    while rest and rest[0] == "|":
        right, rest = both(rest[1:])
        tree = ("or", tree, right)
    return tree, rest


def both(words: list[str]) -> tuple[Any, list[str]]:
    """Read sentences joined by and."""
    tree, rest = one(words)
    while rest and rest[0] == "&":
        right, rest = one(rest[1:])
        tree = ("and", tree, right)
    return tree, rest


def one(words: list[str]) -> tuple[Any, list[str]]:
    """Read a name, a denial, or a sentence between brackets."""
    first, *rest = words
    if first == "~":
        tree, rest = one(rest)
        return ("not", tree), rest
    if first == "(":
        tree, rest = either(rest)
        return tree, rest[1:]
    return first, rest


def names(tree: Any) -> Iterator[str]:
    """Every name in a tree."""
    if isinstance(tree, str):
        yield tree
    else:
        for part in tree[1:]:
            yield from names(part)


def is_role(name: str) -> bool:
    """Whether a name speaks of who one is, and not of the moment."""
    known = {*RoleKind.values, ADMIN, "is_authenticated", *ALWAYS, *NEVER}
    return all(part in known for part in name.split("|"))


def reduced(tree: Any, reader: str) -> Any:
    """A tree with everything filled in that is known of a reader."""
    if isinstance(tree, str):
        return named(tree, reader)
    if tree[0] == "not":
        inner = reduced(tree[1], reader)
        return not inner if isinstance(inner, bool) else ("not", inner)
    left, right = reduced(tree[1], reader), reduced(tree[2], reader)
    strong = tree[0] == "or"
    if strong is left or strong is right:
        return strong
    if isinstance(left, bool):
        return right
    return left if isinstance(right, bool) or left == right else (tree[0], left, right)


def named(name: str, reader: str) -> bool | str:
    """The truth of one name, or the name itself where the moment decides."""
    if not is_role(name):
        return False if reader == VISITOR and name.startswith(ABOUT_A_PERSON) else name
    if name in ALWAYS or name in NEVER:
        return name in ALWAYS
    if name == "is_authenticated":
        return reader != VISITOR
    return reader in name.split("|")


def spoken(tree: Any, *, inside: bool = False) -> str:
    """A tree in words."""
    if isinstance(tree, str):
        return f"`{tree}`"
    if tree[0] == "not":
        return f"not {spoken(tree[1], inside=True)}"
    text = f"{spoken(tree[1], inside=True)} {tree[0]} {spoken(tree[2], inside=True)}"
    return f"({text})" if inside else text


def meanings() -> dict[str, str]:
    """What the conditions mean, from the docstrings of the predicates."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("regietafel.") and (module := rules_of(config.name)) is not None:
            for value in vars(module).values():
                meaning = getattr(getattr(value, "fn", None), "__doc__", None)
                if isinstance(value, rules.Predicate) and meaning:
                    found[value.name] = meaning.strip().splitlines()[0]
    return found


def rules_of(app: str) -> Any:
    """The rules of one app, if it has any."""
    try:
        return import_module(f"{app}.rules")
    except ModuleNotFoundError:
        return None


def page() -> str:
    """The whole page."""
    sentences = {name: Sentence.of(str(predicate)) for name, predicate in sorted(permissions.items())}
    notes: dict[str, int] = {}
    rows = []
    for name, sentence in sentences.items():
        cells = [cell(sentence.for_reader(reader), notes) for reader in READERS]
        rows.append(f"| `{name}` | {' | '.join(cells)} |")
    known = meanings()
    used = sorted({one for sentence in sentences.values() for one in names(sentence.tree) if not is_role(one)})
    return "\n".join(
        [
            *INTRODUCTION,
            "| permission | " + " | ".join(READERS.values()) + " |",
            "|---|" + "---|" * len(READERS),
            *rows,
            "",
            "Where a number stands, the permission is given if:",
            "",
            *(f"{number}. {note}" for note, number in notes.items()),
            "",
            "| condition | meaning |",
            "|---|---|",
            *(f"| `{one}` | {known.get(one, '')} |" for one in used),
            "",
        ]
    )


def cell(answer: Any, notes: dict[str, int]) -> str:
    """Yes, a dash, or the number of the note that says when."""
    if isinstance(answer, bool):
        return "yes" if answer else "–"
    return f"if {notes.setdefault(spoken(answer), len(notes) + 1)}"

"""Every deed that the code writes in the journal has a name on the screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from regietafel.journal.verbs import VERBS
from tests.architecture.tree import SOURCE, parsed, python_files


def written_verbs() -> Iterator[tuple[str, str]]:
    """Each verb that stands in a call of ``record``, also where a condition chooses between two."""
    for path in python_files(SOURCE):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == "record":
                for keyword in node.keywords:
                    if keyword.arg == "verb":
                        yield from (
                            (str(part.value), f"{path.relative_to(SOURCE)}:{node.lineno}")
                            for part in chosen(keyword.value)
                        )


def chosen(value: ast.expr) -> Iterator[ast.Constant]:
    """The texts that an expression can come to."""
    if isinstance(value, ast.IfExp):
        yield from chosen(value.body)
        yield from chosen(value.orelse)
    elif isinstance(value, ast.Constant):
        yield value


def test_every_verb_has_a_name() -> None:
    found = list(written_verbs())
    assert len(found) > 5
    assert [(verb, place) for verb, place in found if verb not in VERBS] == []

"""Templates: all used, all there, none with style or script inside."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates

from tests.architecture import templates
from tests.architecture.exceptions import unexcused
from tests.architecture.tree import SOURCE


def of_libraries() -> set[str]:
    """Names that installed libraries load themselves, so that ours stand in their place."""
    engine = engines["django"]
    assert isinstance(engine, DjangoTemplates)
    found = set()
    for directory in map(Path, engine.template_dirs):
        if not directory.is_relative_to(SOURCE):
            found |= {path.relative_to(directory).as_posix() for path in directory.rglob("*") if path.is_file()}
    return found


def test_every_template_is_used() -> None:
    assert len(templates.templates(SOURCE)) > 10
    assert unexcused(templates.unused_faults(SOURCE, of_libraries()), {}) == []


def test_every_template_that_is_asked_for_exists() -> None:
    assert unexcused(templates.absent_faults(SOURCE, of_libraries()), {}) == []


def test_no_template_has_style_or_script_inside() -> None:
    assert unexcused(templates.inline_faults(SOURCE), {}) == []


def test_names_are_found_in_code_and_in_templates(tmp_path: Path) -> None:
    write(tmp_path, "plans/views.py", 'a = "plans/tree.html"\nb = f"plans/{kind}_row.html"')
    write(
        tmp_path,
        "plans/templates/plans/tree.html",
        '{% extends "base.html" %}{% include "ui/tag.html" with x=1 %}',
    )
    for name in (
        "base.html",
        "ui/tag.html",
        "plans/goal_row.html",
        "account/login.html",
        "404.html",
        "forgotten.html",
    ):
        write(tmp_path, f"plans/templates/{name}", "<p>")
    faults = list(templates.unused_faults(tmp_path, {"account/login.html"}))
    assert [fault.key for fault in faults] == ["forgotten.html"]


def test_a_template_that_is_not_there_is_seen(tmp_path: Path) -> None:
    write(tmp_path, "plans/templates/a.html", '{% include "plans/lost.html" %}{% include "library.html" %}')
    assert [fault.key for fault in templates.absent_faults(tmp_path, {"library.html"})] == ["plans/lost.html"]


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        '<a href="#" onclick="go()">',
        '<a href="javascript:go()">',
        "<script>go()</script>",
        '<script type="module">go()</script>',
    ],
)
def test_style_and_script_inside_are_seen(text: str, tmp_path: Path) -> None:
    write(tmp_path, "plans/templates/a.html", text)
    assert len(list(templates.inline_faults(tmp_path))) == 1


def test_files_of_script_and_data_are_left_alone(tmp_path: Path) -> None:
    text = '<script src="/a.js" defer></script><script type="application/json">{}</script>{# no style="" here #}'
    write(tmp_path, "plans/templates/a.html", text + '<p class="style" data-on="x"{% include "a.html" with one=1 %}>')
    assert list(templates.inline_faults(tmp_path)) == []


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")

"""Every sentence is there in Dutch, and the catalogue is what the source asks for."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from scripts import catalogue

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Language: nl\\n"\n'


@pytest.mark.parametrize("language", catalogue.COMPLETE)
def test_a_language_that_is_shown_is_complete(language: str) -> None:
    path = catalogue.LOCALES / language / "LC_MESSAGES" / "django.po"
    assert path.exists()
    assert list(catalogue.faults(path, catalogue.extracted())) == []


def test_the_source_is_read_in_code_and_in_templates(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text(
        '{% if x %}\n  <p>{% translate "One" %}</p>\n    {% blocktranslate count n=n trimmed %}\n {{ n }} plan\n'
        '{% plural %}{{ n }} plans{% endblocktranslate %}\n{% endif %} it\'s "odd" ({% translate "Two" context "c" %}',
        encoding="utf8",
    )
    module = tmp_path / "views.py"
    module.write_text('from x import gettext as _\n_("Three")\n_(f"not {this}")\n', encoding="utf8")
    found = [(message, context) for _, message, _, context in catalogue.sentences(page)]
    assert found == [("One", None), (("%(n)s plan", "%(n)s plans"), None), ("Two", "c")]
    assert [message for _, message, _, _ in catalogue.sentences(module)] == ["Three"]


def test_no_sentence_of_the_code_is_overlooked() -> None:
    source = catalogue.extracted()
    missed = [
        f"{path.relative_to(catalogue.ROOT)}:{line}: {message!r}; is it inside an f-string?"
        for path in catalogue.SOURCE.rglob("*.py")
        if "migrations" not in path.parts
        for line, message, context in asked_for(path.read_text(encoding="utf-8"))
        if source.get(message, context) is None
    ]
    assert missed == []


def test_a_sentence_inside_an_f_string_is_seen_by_the_test_above() -> None:
    code = "f\"{_('One')} and {pgettext('c', 'Two')}\"\nngettext(\"%(n)s day\", \"%(n)s days\", n)\n_(name)\n"
    assert asked_for(code) == [(1, "One", None), (1, "Two", "c"), (2, "%(n)s day", None)]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "One"\nmsgstr ""\n', "is not translated: 'One'"),
        ('#, fuzzy\nmsgid "One"\nmsgstr "Een"\n', "is fuzzy: 'One'"),
        ('#, python-format\nmsgid "%(n)s one"\nmsgstr "%(m)s een"\n', "'%(n)s one'"),
        ('msgid "Gone"\nmsgstr "Weg"\n', "is behind the source"),
        ("", "is behind the source"),
    ],
)
def test_a_catalogue_that_is_not_finished_is_seen(entry: str, fault: str, tmp_path: Path) -> None:
    source = Catalog()
    if entry and "Gone" not in entry:
        source.add("%(n)s one" if "%" in entry else "One")
    elif not entry:
        source.add("One")
    assert any(fault in said for said in catalogue.faults(planted(tmp_path, entry), source))


def test_a_finished_catalogue_is_left_alone(tmp_path: Path) -> None:
    source = Catalog()
    source.add("One")
    path = planted(tmp_path, 'msgid "One"\nmsgstr "Een"\n')
    path.write_bytes(catalogue.written(catalogue.merged(path, source)))
    assert list(catalogue.faults(path, source)) == []


def test_writing_twice_gives_the_same_file(tmp_path: Path) -> None:
    source = Catalog()
    source.add("One", locations=[("src/a.py", 3)])
    path = planted(tmp_path, 'msgid "One"\nmsgstr "Een"\n')
    first = catalogue.written(catalogue.merged(path, source))
    path.write_bytes(first)
    assert catalogue.written(catalogue.merged(path, source)) == first
    assert io.BytesIO(first).readline().startswith(b"# Regietafel")


def test_a_plural_without_translation_falls_back_instead_of_showing_english(tmp_path: Path) -> None:
    entries = 'msgid "One"\nmsgstr "Een"\n\nmsgid "%(n)s day"\nmsgid_plural "%(n)s days"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    left = [message.id for message in catalogue.finished(catalogue.read(planted(tmp_path, entries))) if message.id]
    assert left == ["One"]


def planted(root: Path, entries: str) -> Path:
    path = root / "nl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + "\n" + entries, encoding="utf8")
    return path


def asked_for(code: str) -> list[tuple[int, str, str | None]]:
    """What a module hands to gettext, in f-strings too: line, sentence, context. Python itself reads it here."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in catalogue.KEYWORDS:
            given = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
            context, message = given[:2] if "pgettext" in node.func.id else (None, given[0])
            if isinstance(message, str):
                found.append((node.lineno, message, context if isinstance(context, str) else None))
    return sorted(found, key=lambda one: one[:2])

"""Files stay readable in one sitting, functions on one screen, and every module is called after what it does."""

from __future__ import annotations

from pathlib import Path

from tests.architecture import sizes
from tests.architecture.exceptions import excuses, unexcused
from tests.architecture.tree import ROOT

PLACES = ["src", "tests", "scripts", "frontend", "bench"]


def test_nothing_grew_past_its_size_without_a_reason() -> None:
    assert unexcused(sizes.size_faults(ROOT, PLACES), excuses("size_faults")) == []


def test_every_module_is_called_after_what_it_does() -> None:
    assert unexcused(sizes.name_faults(ROOT, PLACES), {}) == []


def test_a_long_file_is_seen(tmp_path: Path) -> None:
    write(tmp_path, "src/long.py", "x = 1\n" * 301)
    write(tmp_path, "src/just.py", "x = 1\n" * 300)
    assert too_long(tmp_path) == ["src/long.py"]


def test_a_long_function_is_seen_and_its_docstring_costs_nothing(tmp_path: Path) -> None:
    write(tmp_path, "src/a.py", "def long():\n" + "    x = 1\n" * 40)
    write(tmp_path, "src/b.py", 'def told():\n    """' + "why\n" * 30 + '    """\n' + "    x = 1\n" * 39)
    assert too_long(tmp_path) == ["src/a.py::long"]


def test_a_long_template_and_a_long_style_sheet_are_seen(tmp_path: Path) -> None:
    write(tmp_path, "src/templates/page.html", "<p>\n" * 301)
    write(tmp_path, "src/skin.scss", "a {}\n" * 301)
    assert too_long(tmp_path) == ["src/skin.scss", "src/templates/page.html"]


def test_names_that_say_nothing_are_seen(tmp_path: Path) -> None:
    for name in ("src/utils.py", "src/plans/common/__init__.py", "src/_helpers.scss"):
        write(tmp_path, name, "")
    assert len(list(sizes.name_faults(tmp_path, ["src"]))) == 3


def too_long(root: Path) -> list[str]:
    return [fault.key for fault in sizes.size_faults(root, ["src"])]


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf8")

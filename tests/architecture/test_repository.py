"""The repository holds what is needed anywhere, migrations included, and nothing of one machine."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.architecture import repository
from tests.architecture.exceptions import excuses, unexcused
from tests.architecture.tree import ROOT, SOURCE, app_order


def test_no_file_holds_a_registry_or_a_path_of_one_machine() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is no list of tracked files")
    files = repository.tracked(ROOT)
    assert unexcused(repository.content_faults(files, ROOT), excuses("content_faults")) == []


@pytest.mark.parametrize(
    "text",
    [
        "see /" + "tmp/plan.md",
        'p = "/' + 'home/ann/x"',
        "from /" + "work/main",
        "https://pypi" + ".org/simple/x",
    ],
)
def test_what_belongs_to_one_machine_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"fine\n{text}\n", encoding="utf8")
    assert len(list(repository.content_faults([tmp_path / "a.txt"], tmp_path))) == 1


@pytest.mark.parametrize("text", ["docs/work/x", "$(ROOT)/" + "tmp/x", "https://example.org/home/", "team/root"])
def test_ordinary_paths_are_left_alone(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    assert list(repository.content_faults([tmp_path / "a.txt"], tmp_path)) == []


def missing_migrations() -> list[str]:
    """What Django would write if it were asked to, one line for each change."""
    out = io.StringIO()
    try:
        call_command("makemigrations", "--check", "--dry-run", stdout=out)
    except SystemExit:
        return out.getvalue().splitlines()
    return []


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    assert missing_migrations() == []


def test_every_app_says_in_three_lines_what_it_owns() -> None:
    for app in app_order():
        path = SOURCE / app / "__init__.py"
        if path.exists():
            text = path.read_text(encoding="utf8").strip()
            assert text.startswith('"""'), f"{app} does not say what it owns"
            assert text.endswith('"""'), f"{app}/__init__.py holds more than its three lines"
            assert 2 <= len([line for line in text.strip('"').splitlines() if line.strip()]) <= 4, app

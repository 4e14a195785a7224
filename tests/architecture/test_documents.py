"""Pages that people read name what exists, in the order in which it stands."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps

from tests.architecture import documents
from tests.architecture.exceptions import excuses, unexcused
from tests.architecture.tree import PROJECT, ROOT, SOURCE, app_order


def test_the_list_of_apps_is_the_same_everywhere() -> None:
    standing = [app for app in app_order() if (SOURCE / app).is_dir()]
    written = documents.listed_apps((ROOT / "docs" / "architecture.md").read_text(encoding="utf8"))
    installed = {config.label for config in apps.get_app_configs() if config.name.startswith(f"{PROJECT}.")}
    assert written == standing
    assert installed == set(standing)


def test_links_lead_somewhere() -> None:
    assert unexcused(documents.link_faults(ROOT), excuses("link_faults")) == []


def test_a_link_to_nothing_is_seen(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "LICENSE").touch()
    (tmp_path / "src" / "regietafel" / "core" / "templates" / "ui").mkdir(parents=True)
    (tmp_path / "src" / "regietafel" / "core" / "templates" / "ui" / "form.html").touch()
    (tmp_path / "src" / "regietafel" / "plans" / "operations").mkdir(parents=True)
    text = "[a](../LICENSE) [b](lost.md#part) [c](https://example.org/x) `plans/lost.py` `plans/operations.py` `ui/form.html`"
    (tmp_path / "docs" / "page.md").write_text(text, encoding="utf8")
    keys = [fault.key for fault in documents.link_faults(tmp_path)]
    assert keys == ["docs/page.md: lost.md", "docs/page.md: plans/lost.py"]


def test_apps_are_read_from_the_first_table() -> None:
    text = "# A\n## The list\n| app | owns |\n|---|---|\n| `home` | x |\n| `core` | `y` |\n## Rooms\n| `urls` | z |\n"
    assert documents.listed_apps(text) == ["home", "core"]

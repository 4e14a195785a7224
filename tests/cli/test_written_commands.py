"""Every command that a page or a service names can be given as it stands there."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from regietafel.cli.commands import parser
from tests.architecture.tree import ROOT

NAMED = re.compile(r"(?:^|bin/)regietafel ((?:[a-z][a-z-]*|--[a-z-]+)(?:[ ][^`\n|>]*)?)")
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/systemd/*"), *ROOT.glob("tests/**/*.md")])


def command_lines(text: str) -> Iterator[str]:
    """What stands behind the name of the command, in code only: between backticks, in a block, or in a service."""
    in_block = False
    for line in text.splitlines():
        if line.startswith("```"):
            in_block = not in_block
        elif in_block or line.startswith(("    ", "ExecStart=")):
            yield from NAMED.findall(line.split("#")[0].strip())
        else:
            for code in re.findall(r"`([^`]+)`", line):
                yield from NAMED.findall(code)


def faults(line: str) -> Iterator[str]:
    """Words of a command line that no command knows."""
    current = parser()
    for word in line.split():
        deeper = subcommands(current)
        if word.startswith("--"):
            if word.split("=")[0] not in current._option_string_actions:
                yield f"{line!r}: there is no {word}"
        elif deeper:
            if word not in deeper:
                if word.islower():
                    yield f"{line!r}: there is no {word}"
                return
            current = deeper[word]


def subcommands(current: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """The commands below one."""
    return next((dict(one.choices) for one in current._actions if isinstance(one, argparse._SubParsersAction)), {})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_is_written_can_be_done(page: Path) -> None:
    text = page.read_text(encoding="utf8")
    assert [fault for line in command_lines(text) for fault in faults(line)] == []


def test_the_page_on_operations_names_every_command() -> None:
    told = (ROOT / "docs" / "operations.md").read_text(encoding="utf8")
    assert [name for name in subcommands(parser()) if f"`regietafel {name}" not in told] == []


@pytest.mark.parametrize(
    "text",
    [
        "`regietafel fly`",
        "```\nregietafel serve --fast\n```",
        "ExecStart=/opt/x/bin/regietafel work",
        "`regietafel plan chart`",
    ],
)
def test_what_cannot_be_done_is_seen(text: str) -> None:
    assert [fault for line in command_lines(text) for fault in faults(line)]


@pytest.mark.parametrize(
    "text", ["`regietafel plan list`", "make regietafel fly", "`regietafel backup FILE`", "regietafel is"]
)
def test_what_can_be_done_is_left_alone(text: str) -> None:
    assert [fault for line in command_lines(text) for fault in faults(line)] == []

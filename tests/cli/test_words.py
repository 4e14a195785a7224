"""What the command says and how it ends: help, data, refusals in one line, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import InterfaceError, OperationalError, ProgrammingError

from regietafel.cli import console, main
from regietafel.cli.commands import parser
from regietafel.core.errors import Refusal
from regietafel.people.models import User
from tests.demo.conftest import demo

__all__ = ["demo"]

COMMANDS = (
    ["run"],
    ["serve"],
    ["worker"],
    ["tick"],
    ["migrate"],
    ["check"],
    ["demo"],
    ["demo", "load"],
    ["demo", "close-accounts"],
    ["admin"],
    ["admin", "add"],
    ["plan"],
    ["plan", "list"],
    ["plan", "show"],
    ["plan", "coverage"],
    ["plan", "read"],
    ["people"],
    ["people", "list"],
    ["permissions"],
    ["backup"],
    ["restore"],
)


class TestHelp:
    @pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
    def test_every_command_says_what_it_is_for(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main([*words, "--help"])
        assert ended.value.code == 0
        told = capsys.readouterr().out
        assert "usage: regietafel" in told
        assert len(told.split()) > 10

    def test_it_needs_neither_settings_nor_database(self) -> None:
        asked = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "regietafel", "--help"],
            env={"REGIETAFEL_MODE": "nonsense", "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.returncode == 0
        assert "regietafel.settings" not in asked.stderr

    @pytest.mark.parametrize(
        "words", [[], ["fly"], ["plan"], ["plan", "coverage"], ["run", "--port", "high"], ["backup"]]
    )
    def test_what_is_not_understood_ends_with_two(self, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
        assert "usage:" in capsys.readouterr().err

    def test_the_list_above_is_whole(self) -> None:
        told = parser().format_help()
        assert all(words[0] in told for words in COMMANDS)


class TestOneLine:
    @pytest.mark.parametrize(
        ("error", "words"),
        [
            (Refusal("This cannot be."), "This cannot be."),
            (ImproperlyConfigured("X is wrong:\n give Y."), "X is wrong: give Y."),
            (
                OperationalError("connection refused\n\tIs it running?"),
                "the database did not answer: connection refused",
            ),
            (InterfaceError("closed"), "the database did not answer"),
            (OperationalError("no such table: people_user"), "run `regietafel migrate`"),
            (ProgrammingError('relation "people_user" does not exist'), "run `regietafel migrate`"),
        ],
    )
    def test_for_whatever_goes_wrong(self, error: Exception, words: str, capsys: pytest.CaptureFixture[str]) -> None:
        def fail() -> int:
            raise error

        assert console.guarded(fail) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("regietafel: ")
        assert told.err.count("\n") == 1
        assert words in told.err

    def test_a_mistake_of_ours_keeps_its_trace(self) -> None:
        def fail() -> int:
            raise KeyError("x")

        with pytest.raises(KeyError):
            console.guarded(fail)

    def test_letters_that_the_terminal_lacks(self, tmp_path: Path) -> None:
        asked = subprocess.run(
            [
                sys.executable,
                "-c",
                "from regietafel.cli import console; console.speak_safely(); console.say('één – twee')",
            ],
            env={"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
        )
        assert asked.returncode == 0
        assert asked.stdout.startswith(b"\\xe9\\xe9n")

    def test_a_reader_that_leaves(self) -> None:
        asked = subprocess.run(
            f'{sys.executable} -c "from regietafel.cli import console;'
            f"exit(console.guarded(lambda: [console.say('x' * 9999) for _ in range(99)] and 0))\" | head -c 5",
            shell=True,
            capture_output=True,
            text=True,
            check=False,
        )
        assert asked.stdout == "xxxxx"
        assert asked.stderr == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestPlan:
    def test_coverage_as_data(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["plan", "coverage", "--region", "zuid-west-vlaanderen", "--plan", "2023-2025", "--json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert list(told) == ["priorities", "gaps"]
        assert [one["code"] for one in told["priorities"]] == ["WSE-LR1", "WSE-LR2", "WSE-LR3", "WSE-LR4"]
        assert all(list(one) == ["code", "years"] for one in told["priorities"])
        assert all(list(one["years"]) == ["2023", "2024", "2025"] for one in told["priorities"])
        assert all(count > 0 for one in told["priorities"] for count in one["years"].values())
        assert told["gaps"] == []

    def test_coverage_shows_a_gap(self, capsys: pytest.CaptureFixture[str]) -> None:
        from regietafel.plans.models import WorkingYear

        WorkingYear.objects.filter(action__plan__region__slug="tussenwater", year=2024).update(
            state="dropped", reason="Niet nodig."
        )
        asked = ["plan", "coverage", "--region", "tussenwater", "--plan", "2023-2025"]
        assert main([*asked, "--json"]) == 0
        gaps = json.loads(capsys.readouterr().out)["gaps"]
        assert gaps == [{"code": f"WSE-LR{number}", "year": 2024} for number in range(1, 5)]
        main(asked)
        assert "No action counts for WSE-LR3 in 2024" in capsys.readouterr().out

    def test_list_and_show(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["plan", "list", "--json"])
        plans = json.loads(capsys.readouterr().out)
        assert {(one["region"], one["plan"]): one["actions"] for one in plans} == {
            ("zuid-west-vlaanderen", "2014-2019"): 30,
            ("zuid-west-vlaanderen", "2020-2025"): 31,
            ("zuid-west-vlaanderen", "2023-2025"): 28,
            ("tussenwater", "2023-2025"): 8,
        }
        main(["plan", "show", "--region", "zuid-west-vlaanderen", "--plan", "2023-2025", "--json"])
        told = json.loads(capsys.readouterr().out)
        assert sum(len(goal["actions"]) for goal in told["goals"]) == 28

    def test_list_of_one_region(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["plan", "list", "--region", "tussenwater"])
        assert "zuid-west" not in capsys.readouterr().out

    @pytest.mark.parametrize(
        ("region", "plan", "words"),
        [
            ("nowhere", "2023-2025", "There is no region 'nowhere'"),
            ("tussenwater", "1999", "There is no plan '1999' in tussenwater. There is: 2023-2025."),
        ],
    )
    def test_what_is_not_there(self, region: str, plan: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["plan", "coverage", "--region", region, "--plan", plan]) == 1
        assert words in capsys.readouterr().err

    def test_people(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["people", "list", "--json"])
        everybody = json.loads(capsys.readouterr().out)
        assert len(everybody) == 7
        main(["people", "--region", "tussenwater", "--json"])
        [director] = json.loads(capsys.readouterr().out)
        assert director["roles"] == [{"region": "tussenwater", "role": "director"}]


@pytest.mark.django_db
class TestAdmin:
    def test_the_link_lets_one_choose_a_password_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        from django.test import Client

        from regietafel.notices.models import OutboxMail

        assert main(["admin", "add", "Ada@Example.org", "--name", "Ada"]) == 0
        link = capsys.readouterr().out.split()[-1]
        person = User.objects.get(email="ada@example.org")
        assert person.is_platform_admin
        mail = OutboxMail.objects.get(to="ada@example.org")
        assert link in mail.body

        browser = Client()
        page = browser.get(link.removeprefix("http://testserver"), follow=True)
        address = page.redirect_chain[-1][0]
        new = "een lange zin als wachtwoord"
        browser.post(address, {"password1": new, "password2": new})
        person.refresh_from_db()
        assert person.check_password(new)
        again = Client().get(link.removeprefix("http://testserver"), follow=True)
        assert 'name="password1"' not in again.content.decode()

    def test_somebody_who_is_there_already(self, director: User, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["admin", "add", director.email]) == 0
        director.refresh_from_db()
        assert director.is_platform_admin
        assert User.objects.count() == 1

    @pytest.mark.parametrize("email", ["nobody", "a b@c.d", ""])
    def test_no_address(self, email: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["admin", "add", email]) == 1
        assert "is no mail address" in capsys.readouterr().err
        assert not User.objects.exists()

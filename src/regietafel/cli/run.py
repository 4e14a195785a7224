"""`regietafel run`: everything at once, to try the house on one machine."""

from __future__ import annotations

import argparse
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import IO

from regietafel.cli import console
from regietafel.cli.serve import positive, server_command

PATIENCE = 30.0
LOCAL_HOSTS = {"127.0.0.1", "localhost"}
EVERY_QUARTER = 15 * 60.0


def add(commands: console.Commands) -> None:
    """Add the command."""
    command = console.add_command(
        commands,
        "run",
        handle,
        "try it here: web and worker, with the example region if there is no data yet",
        more="Not for production: see `regietafel serve`.",
    )
    command.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    command.add_argument("--port", type=port, default=8000, help="port to listen on (%(default)s)")
    command.add_argument("--workers", type=positive, default=None, help="web processes (2 × cores + 1)")


def port(text: str) -> int:
    """A port that an ordinary account may open."""
    number = int(text)
    if not 1 <= number <= 65535:
        raise argparse.ArgumentTypeError("give a port from 1 to 65535")
    return number


def handle(asked: argparse.Namespace) -> int:
    """Prepare the data, start web and worker, and watch over both until told to stop."""
    name = "127.0.0.1" if asked.host == "0.0.0.0" else asked.host  # noqa: S104 - compared, not opened
    address = f"http://{name}:{asked.port}"
    os.environ.setdefault("REGIETAFEL_BASE_URL", address)
    console.start_django()
    refuse_unless_free(asked.host, asked.port)
    prepare_demo()
    with Household(asked, name) as household:
        if not household.wait_for_web():
            household.show_end_of_log()
            return 1
        welcome(address, asked.host, household.log_path)
        return household.watch()


def refuse_unless_free(host: str, number: int) -> None:
    """Find out now whether the port is free: later there would be a page of errors."""
    from django.conf import settings

    from regietafel.core.errors import Refusal

    if settings.PRODUCTION:
        raise Refusal("`run` is for trying: in production use `regietafel serve` and `regietafel worker`.")
    try:
        family, _, _, _, place = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        raise Refusal(
            f"Port {number} on {host} cannot be used ({error.strerror or error}): "
            f"stop what listens there, or choose another with --port."
        ) from error


def prepare_demo() -> None:
    """Bring the database up to this version, and fill it with the example region if nothing is in it."""
    from regietafel.cli import demo
    from regietafel.cli.migrate import prepare, step
    from regietafel.people.models import User
    from regietafel.territories.models import Region

    prepare()
    if not Region.objects.exists() and not User.objects.exists():
        with step(1, 1, "Example region") as report:
            report(f"{len(demo.load())} parts loaded")


def welcome(address: str, host: str, log: Path) -> None:
    """Say where it is and who can sign in."""
    from regietafel.people.demo import PASSWORD
    from regietafel.people.models import User

    accounts = User.objects.filter(is_demo=True, is_active=True).order_by("pk")
    console.say(f"\nRegietafel is at {address}\n")
    if accounts:
        console.say(f"Sign in with one of these accounts. The password of each is {PASSWORD}\n")
        console.say_table(("account", "who"), [(one.email, one.name) for one in accounts])
        console.say()
    if host not in LOCAL_HOSTS and accounts:
        console.say("Others on your network can reach it too, and these passwords are no secret.")
    console.say(f"Mail is kept in files and not sent. What the server says stands in {log}.")
    console.say("Ctrl-C stops everything; the data stays.")


class Household:
    """The child processes: started together, stopped together."""

    def __init__(self, asked: argparse.Namespace, name: str) -> None:
        from django.conf import settings
        from django.db import connection

        connection.close()
        self.name, self.port = name, asked.port
        self.log_path = Path(settings.DATA_DIR) / "log" / "run.log"
        self.commands = {
            "web": server_command(f"{asked.host}:{asked.port}", asked.workers),
            "worker": [sys.executable, "-m", "regietafel", "worker"],
        }
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        self.stopping = False
        self.ticked_at = float("-inf")

    def __enter__(self) -> Household:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.stop)
        self.log_path.parent.mkdir(parents=True, exist_ok=True)
        self.log: IO[bytes] = self.log_path.open("ab")
        for key, command in self.commands.items():
            self.children[key] = self.start(command)
        return self

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """Start one child in a group of its own, so that ctrl-C reaches it through us and in our order."""
        return subprocess.Popen(  # noqa: S603 - our own commands
            command, stdout=self.log, stderr=self.log, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def __exit__(self, *ignored: object) -> None:
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + 10
        for child in self.children.values():
            try:
                child.wait(timeout=max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        self.log.close()

    def stop(self, signum: int, frame: FrameType | None) -> None:
        """Remember that we were told to stop."""
        self.stopping = True

    def wait_for_web(self) -> bool:
        """Wait until the first page would come; whether it will."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and not self.stopping and not self.fallen():
            if self.answers():
                return True
            time.sleep(0.1)
        return False

    def answers(self) -> bool:
        """Ask the health check once."""
        talk = http.client.HTTPConnection(self.name, self.port, timeout=5)
        try:
            talk.request("GET", "/-/health")
            return talk.getresponse().status == http.HTTPStatus.OK
        except OSError:
            return False
        finally:
            talk.close()

    def fallen(self) -> str:
        """The name of a child that has ended by itself, if any has."""
        return next((key for key, child in self.children.items() if child.poll() is not None), "")

    def watch(self) -> int:
        """Sit by until told to stop, or until one of the children falls; do the work of the clock meanwhile."""
        while not self.stopping:
            time.sleep(0.2)
            if fallen := self.fallen():
                console.complain(f"the {fallen} process stopped by itself")
                self.show_end_of_log()
                return 1
            if time.monotonic() - self.ticked_at > EVERY_QUARTER:
                self.ticked_at = time.monotonic()
                self.start([sys.executable, "-m", "regietafel", "tick"]).wait()
        console.say("\nStopping …")
        return 0

    def show_end_of_log(self) -> None:
        """Show what the children said last."""
        self.log.flush()
        lines = self.log_path.read_text(encoding="utf8", errors="replace").splitlines()
        for line in lines[-15:]:
            console.complain(line)

"""The command as a process of its own, in a place of its own: for what only a whole start can show."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

KEY = "gT7-" * 13 + "end"


def environment(place: Path, **more: str) -> dict[str, str]:
    """What an operator would set, and nothing of this test run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("REGIETAFEL_") and name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return kept | {"REGIETAFEL_DATA_DIR": str(place)} | more


def production(place: Path, **more: str) -> dict[str, str]:
    """A server's environment."""
    return environment(
        place,
        REGIETAFEL_MODE="production",
        REGIETAFEL_SECRET_KEY=KEY,
        REGIETAFEL_BASE_URL="https://table.example.org",
        REGIETAFEL_EXTRA_HOSTS="127.0.0.1",
        REGIETAFEL_MAIL_URL="filemail://",
        **more,
    )


def regietafel(*arguments: str, env: dict[str, str], timeout: float = 60) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "regietafel", *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@contextmanager
def started(*arguments: str, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the command beside the test; it is stopped whatever happens."""
    with log.open("wb") as out:
        process = subprocess.Popen([sys.executable, "-m", "regietafel", *arguments], env=env, stdout=out, stderr=out)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(ready: Callable[[], bool], seconds: float = 90) -> bool:
    """Look again and again; whether it came."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if ready():
            return True
        time.sleep(0.1)
    return False

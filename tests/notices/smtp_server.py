"""A small mail server for tests, which fails at the moment it is told to; kept simple enough to be believed."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

REFUSALS = {"mail": "MAIL", "rcpt": "RCPT", "text": "."}


@dataclass
class Behaviour:
    """When to fail: ``refuse`` maps mail, rcpt or text to an answer; ``hang_up`` is greeting, rcpt, data, text or quit."""

    refuse: dict[str, str] = field(default_factory=dict)
    hang_up: str = ""
    accepted: list[str] = field(default_factory=list)

    def message_ids(self) -> list[str]:
        """The Message-IDs of what was taken in."""
        lines = [line for text in self.accepted for line in text.splitlines()]
        return [line.split(": ", 1)[1] for line in lines if line.startswith("Message-ID: ")]


class Server(socketserver.ThreadingTCPServer):
    """Listens on a port of its own."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, behaviour: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.behaviour = behaviour


class Conversation(socketserver.StreamRequestHandler):
    """One client."""

    server: Server

    def say(self, line: str) -> None:
        """Answer with one line."""
        self.wfile.write(f"{line}\r\n".encode())

    def handle(self) -> None:
        """Talk until one of the two stops."""
        behaviour = self.server.behaviour
        if behaviour.hang_up == "greeting":
            return
        self.say("220 here")
        while line := self.rfile.readline().decode().strip():
            if not self.answer(line.split()[0].upper(), behaviour):
                return

    def answer(self, command: str, behaviour: Behaviour) -> bool:
        """Answer one command; False hangs up."""
        if command == "QUIT":
            return self.closing(behaviour)
        if command == "RCPT" and behaviour.hang_up == "rcpt":
            return False
        if command == "DATA":
            return self.taking(behaviour)
        name = command.lower()
        self.say(behaviour.refuse.get(name, "250 fine"))
        return True

    def taking(self, behaviour: Behaviour) -> bool:
        """Take in a text."""
        if behaviour.hang_up == "data":
            return False
        self.say("354 go on")
        lines = []
        while (line := self.rfile.readline().decode()).rstrip("\r\n") != ".":
            if not line:
                return False
            lines.append(line)
        if "text" in behaviour.refuse:
            self.say(behaviour.refuse["text"])
            return True
        behaviour.accepted.append("".join(lines))
        if behaviour.hang_up == "text":
            return False
        self.say("250 taken")
        return True

    def closing(self, behaviour: Behaviour) -> bool:
        """Say goodbye, or forget to."""
        if behaviour.hang_up != "quit":
            self.say("221 bye")
        return False


@contextmanager
def running(behaviour: Behaviour) -> Iterator[int]:
    """A server for as long as the block lasts; gives its port."""
    with Server(behaviour) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield int(server.server_address[1])
        server.shutdown()
        thread.join()

"""A mail server that knows just enough of IMAP to be fetched from, to be away, and to break off where a test says."""

from __future__ import annotations

import re
import socketserver
import threading
from dataclasses import dataclass, field
from typing import Any

from regietafel.mail_in.mailbox_address import MailboxAddress

USER, PASSWORD = "regietafel", "geheim woord"


@dataclass
class Box:
    """The folders of a mailbox, each with its mails by their number."""

    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}})
    flags: dict[int, str] = field(default_factory=dict)
    next_uid: int = 1
    can_move: bool = True
    breaks_at: str = ""
    """The command at which the line breaks off before anything happens, such as ``UID MOVE``."""
    refuses: str = ""
    """The command to which the server says no."""
    asked: list[str] = field(default_factory=list)

    def add(self, raw: bytes, folder: str = "INBOX") -> int:
        """A mail arrives."""
        uid, self.next_uid = self.next_uid, self.next_uid + 1
        self.folders[folder][uid] = raw
        return uid

    def move(self, uid: int, folder: str) -> None:
        """Move a mail."""
        self.folders[folder][uid] = self.folders["INBOX"].pop(uid)

    @property
    def inbox(self) -> dict[int, bytes]:
        """What still lies there."""
        return self.folders["INBOX"]


class Talk(socketserver.StreamRequestHandler):
    """One connection."""

    def handle(self) -> None:
        """Answer until the other side hangs up."""
        self.say("* OK ready")
        while line := self.rfile.readline():
            text = line.decode("utf-8", "replace").strip()
            if not self.answer(text):
                return

    def say(self, text: str) -> None:
        """Say one line."""
        self.wfile.write(text.encode() + b"\r\n")
        self.wfile.flush()

    def answer(self, text: str) -> bool:
        """Answer one command; whether the talk goes on."""
        box: Box = self.server.box  # type: ignore[attr-defined]
        tag, _space, command = text.partition(" ")
        name = " ".join(command.split()[: 2 if command.upper().startswith("UID") else 1]).upper()
        box.asked.append(name)
        if box.breaks_at == name:
            return False
        if box.refuses == name:
            self.say(f"{tag} NO not here")
            return True
        said = self.do(box, name, command)
        self.say(f"{tag} {said}")
        return name != "LOGOUT"

    def do(self, box: Box, name: str, command: str) -> str:
        """Do what is asked; the last line that is said."""
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        if name.startswith("UID "):
            self.by_number(box, name, words, command)
        elif name == "CAPABILITY":
            self.say("* CAPABILITY IMAP4rev1" + (" MOVE" if box.can_move else ""))
        elif name == "LOGIN" and words[1:3] != [USER, PASSWORD]:
            return "NO wrong"
        elif name == "SELECT":
            self.say(f"* {len(box.inbox)} EXISTS")
        elif name == "CREATE" and words[1] in box.folders:
            return "NO it is there"
        elif name == "CREATE":
            box.folders[words[1]] = {}
        elif name == "EXPUNGE":
            for uid in [uid for uid in box.inbox if "Deleted" in box.flags.get(uid, "")]:
                del box.inbox[uid]
        return "OK done"

    def by_number(self, box: Box, name: str, words: list[str], command: str) -> None:
        """What is asked of mails by their number."""
        if name == "UID SEARCH":
            self.say("* SEARCH " + " ".join(map(str, sorted(box.inbox))))
            return
        uid = int(words[2])
        if name == "UID FETCH":
            self.fetch(box, uid, command)
        elif name == "UID MOVE":
            box.move(uid, words[3])
        elif name == "UID COPY":
            box.folders[words[3]][uid] = box.inbox[uid]
        elif name == "UID STORE":
            box.flags[uid] = command

    def fetch(self, box: Box, uid: int, command: str) -> None:
        """Hand over a mail, or its headers with its size."""
        raw = box.inbox.get(uid)
        if raw is None:
            return
        head = "HEADER" in command
        part = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if head else raw
        part = part[: 64 * 1024] if head else part
        size = f"RFC822.SIZE {len(raw)} " if head else ""
        label = "BODY[HEADER]<0>" if head else "BODY[]"
        self.wfile.write(f"* 1 FETCH (UID {uid} {size}{label} {{{len(part)}}}\r\n".encode() + part + b")\r\n")
        self.wfile.flush()


class Server(socketserver.ThreadingTCPServer):
    """A server that has a mailbox."""

    daemon_threads = True
    box: Box


class FakeImap:
    """The server, on a port of its own; with ``with``."""

    def __init__(self) -> None:
        self.box = Box()
        self.server = Server(("127.0.0.1", 0), Talk)
        self.server.box = self.box
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)

    def __enter__(self) -> FakeImap:
        self.thread.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(5)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server.server_address[1])

    @property
    def address(self) -> MailboxAddress:
        """What the settings say of it."""
        return MailboxAddress("imap", "127.0.0.1", self.port, USER, PASSWORD, "INBOX", "Verwerkt")

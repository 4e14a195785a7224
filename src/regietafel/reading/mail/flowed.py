"""Lines that a mail program cut for the post, put together again (format=flowed, RFC 3676)."""

from __future__ import annotations


def unflowed(text: str, delsp: bool) -> str:
    """The paragraphs as they were typed; how deep a line is quoted stays."""
    out: list[list[str]] = []
    open_depth = -1
    for raw in text.replace("\r\n", "\n").split("\n"):
        bare = raw.lstrip(">")
        depth = len(raw) - len(bare)
        bare = bare.removeprefix(" ")
        flows = bare.endswith(" ") and bare != "-- "
        said = bare[:-1] if flows and delsp else bare
        if depth == open_depth and bare != "-- ":
            out[-1].append(said)
        else:
            out.append([">" * depth + " " * bool(depth), said])
        open_depth = depth if flows else -1
    return "\n".join("".join(parts) for parts in out)

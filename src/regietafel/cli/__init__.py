"""The command ``regietafel``."""


def main() -> None:
    """Run the command."""
    raise SystemExit("not yet")

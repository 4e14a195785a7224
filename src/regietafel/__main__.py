"""Let ``python -m regietafel`` do what the ``regietafel`` command does."""

from regietafel.cli import main

if __name__ == "__main__":
    raise SystemExit(main())

"""The command ``regietafel``: thin words over operations and queries.

Exit codes: 0 done, 1 refused or failed, 2 not understood. What goes wrong is said in one line on stderr.
"""

from regietafel.cli.commands import main

__all__ = ["main"]

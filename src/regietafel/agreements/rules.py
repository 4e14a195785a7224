"""Who reads and who keeps what is agreed: the table reads, the team keeps. What a town decided it may fill in by link."""

from __future__ import annotations

import rules

from regietafel.people.rules import is_network, is_team

rules.add_perm("agreements.view", is_network)
rules.add_perm("agreements.keep", is_team)

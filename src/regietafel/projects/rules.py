"""Who may do what with calls, projects and courses. Seeing is decided by ``queries.visible``."""

from __future__ import annotations

import rules

from regietafel.people.rules import is_network, is_team

rules.add_perm("projects.view", is_network)
rules.add_perm("projects.keep", is_team)
rules.add_perm("projects.view_money", is_team)
rules.add_perm("projects.view_small_counts", is_team)

"""Who may see by which names the people of a region can be called."""

from __future__ import annotations

import rules

from regietafel.people.rules import is_network

rules.add_perm("attention.call_by_name", is_network)

"""Words that stand where the address of a workplace stands, so that no workplace may be called so there."""

RESERVED = {"compare", "shortlist", "map.json", "print"}

"""Forms about readings."""

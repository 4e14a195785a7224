"""What consultation hands down to the registry, in rooms."""

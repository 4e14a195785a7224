"""What the directory hands down to the registry, a room each."""

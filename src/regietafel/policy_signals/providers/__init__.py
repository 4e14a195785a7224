"""What signals hand down to the registry, a room each."""

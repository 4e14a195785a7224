"""What agreements hand down to the registry, a room each."""

"""What the demo region agreed, a room each; every loader is idempotent."""

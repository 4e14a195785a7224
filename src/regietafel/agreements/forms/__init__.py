"""What is filled in about agreements, frameworks and decisions."""

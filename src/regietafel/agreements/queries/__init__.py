"""What is read of agreements, frameworks and decisions."""

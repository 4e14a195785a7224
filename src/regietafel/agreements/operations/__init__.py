"""What happens to agreements, frameworks and decisions."""

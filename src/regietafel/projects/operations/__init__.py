"""What happens to calls, projects and courses."""

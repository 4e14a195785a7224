"""What is read of calls, projects and courses."""

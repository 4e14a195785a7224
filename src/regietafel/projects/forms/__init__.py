"""What is typed about calls, projects and courses."""

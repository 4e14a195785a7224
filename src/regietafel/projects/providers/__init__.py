"""What is handed down of calls, projects and courses."""

"""Pages of calls, projects and courses."""

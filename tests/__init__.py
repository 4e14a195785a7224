"""The tests, one directory for each app, and a few that look at the house as a whole."""

"""The views of the directory, in rooms."""

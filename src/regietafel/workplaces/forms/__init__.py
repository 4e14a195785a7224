"""The forms of the directory, in rooms."""

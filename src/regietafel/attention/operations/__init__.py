"""What can happen to lines that wait: put off, seen, told by mail; and who is called in a text."""

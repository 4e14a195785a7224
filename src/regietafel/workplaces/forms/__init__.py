"""What is typed in the directory, a room each."""

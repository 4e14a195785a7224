"""The pages of the directory, a room each."""

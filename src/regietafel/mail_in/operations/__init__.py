"""What happens to mail that comes in, a room each."""

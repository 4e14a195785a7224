"""What is read of mail that came in, a room each."""

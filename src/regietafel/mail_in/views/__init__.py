"""The pages of mail that came in, a room each."""

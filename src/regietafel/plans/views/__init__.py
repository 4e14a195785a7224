"""What HTTP answers about plans, in the same three rooms as the addresses."""

"""What HTTP answers of the directory."""

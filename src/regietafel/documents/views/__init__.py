"""What HTTP answers about documents and the pages of their files."""

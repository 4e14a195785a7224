"""What is typed about the directory: whether it is well formed."""

"""What can happen in the directory; each kind of deed has a file of its own."""

"""What the pages of the directory answer."""

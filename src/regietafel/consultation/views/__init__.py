"""What the pages of consultation answer."""

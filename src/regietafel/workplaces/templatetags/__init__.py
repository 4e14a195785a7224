"""Tags of the pages of the directory."""

"""The pages of what is agreed."""

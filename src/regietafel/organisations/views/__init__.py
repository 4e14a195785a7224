"""Pages of the address book."""

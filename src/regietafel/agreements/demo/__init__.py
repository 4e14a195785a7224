"""What of agreements stands in the demo region."""

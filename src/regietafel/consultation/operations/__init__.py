"""What happens in consultation, one function for each deed."""

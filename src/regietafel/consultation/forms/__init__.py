"""Whether what was typed is well formed; whether it can happen is for the operations."""

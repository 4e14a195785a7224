"""What happens to readings: sent, read by the worker, looked through."""

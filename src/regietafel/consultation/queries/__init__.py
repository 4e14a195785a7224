"""What is read of consultation, each question in a room of its own; all come in by the doors of ``visible``."""

"""How signals and dossiers are read, a module for each question."""

"""What happens to signals and dossiers, a module for each subject."""

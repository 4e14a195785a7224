"""What is typed about signals and dossiers."""

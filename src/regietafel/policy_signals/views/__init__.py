"""What HTTP answers about signals and dossiers."""

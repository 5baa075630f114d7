"""What answers http and websockets. Each file one noun; none decides what happens in a workshop."""

"""What changes calls and applications; each is journalled in its own transaction."""

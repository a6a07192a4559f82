"""The minutes of a meeting as a document."""

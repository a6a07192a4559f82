"""A made-up round that fills an empty installation, to show how everything works."""

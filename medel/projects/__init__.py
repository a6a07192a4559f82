"""The project bank: projects, their money and places, and where each record came from."""

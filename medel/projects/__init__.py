"""The project bank: projects, their money and places, and each record's source."""

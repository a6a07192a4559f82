"""People, organisations, their roles, and what a role lets one do."""

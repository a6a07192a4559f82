"""The plan checker's page: its form, its answer and its files."""

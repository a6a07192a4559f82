"""The open HTTP API: programmes and projects, for reading, without a key."""

"""Settings, addresses and the server's way in."""

"""Pictures as SVG, drawn on the server, each with its numbers in words beside it."""

"""Pages of meetings: who acts, what is shown, and their forms."""

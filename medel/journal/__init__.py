"""The journal: who did what, when and why, in chains that show every later change."""

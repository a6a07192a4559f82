"""Calls and applications: draft, complete, submit, amend, withdraw."""

"""Accounts: allauth's pages in the house's look, words and rules of access."""

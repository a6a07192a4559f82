"""Programmes as data: what a programme says, each fact with its source."""

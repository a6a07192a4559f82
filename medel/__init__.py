"""Medel: the open system that a regional fund programme runs on."""

__version__ = "0.1.0"

"""Measurements and pictures of Medel, made on the real thing."""

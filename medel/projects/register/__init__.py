"""The rules of the register of organisations: numbers, kinds, likeness of names."""

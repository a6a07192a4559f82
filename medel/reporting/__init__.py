"""Official and open formats: what the bank holds, written for other programs."""

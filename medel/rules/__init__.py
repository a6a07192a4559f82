"""What may be financed: pure functions from figures to findings."""

"""The pages: each view gets, permits, calls once and shows."""

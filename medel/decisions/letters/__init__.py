"""The letters of decisions: Swedish, tagged PDF, made from what is recorded."""

"""What Medel is measured beside: the same rows and questions in other engines."""

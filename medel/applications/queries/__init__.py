"""What is read of calls and applications; who may read it is part of the question."""

"""What is read of assessments, meetings and decisions."""

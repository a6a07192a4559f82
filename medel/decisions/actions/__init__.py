"""What changes assessments, meetings and decisions; each is journalled."""

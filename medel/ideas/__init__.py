"""Does an idea fit a programme: answers with their reasons; guidance, no decision."""

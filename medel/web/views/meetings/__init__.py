"""Pages of meetings: planning, the ranked list, a case, members, minutes, public."""

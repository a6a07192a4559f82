"""The officer's desk: inbox, cases, and what is done with a case."""

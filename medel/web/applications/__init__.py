"""The applicant's pages: questions become fields, and what is sent becomes answers."""

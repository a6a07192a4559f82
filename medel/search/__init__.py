"""Search: Swedish and English words, the index, the query language. No database."""

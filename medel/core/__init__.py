"""Words that every other package shares: texts, money, periods, findings."""

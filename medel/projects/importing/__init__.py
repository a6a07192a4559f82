"""Reading any list of projects into typed records, without a database.

In order: `open_source`, `guess_mapping` or `read_mapping`, `records`, `Report`.
"""

"""A financing plan as files: TOML and JSON to open again, a workbook, a document."""

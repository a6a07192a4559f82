"""Check, grades, prioritisation, decision: how an application becomes a project."""

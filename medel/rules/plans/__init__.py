"""Financing plans: what a project costs, who pays, and whether it holds."""

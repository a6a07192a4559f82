"""The list of operations of Regulation (EU) 2021/1060, article 49(3)."""

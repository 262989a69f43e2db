"""Measures the budgets of the program side by side in one run: ``make bench``."""

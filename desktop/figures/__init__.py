"""Figures as lists of marks: computed from records, purely; painted, printed and saved by others."""

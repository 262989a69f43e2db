"""Widgets and windows: they show state and emit intent."""

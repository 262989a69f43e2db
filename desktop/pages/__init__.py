"""Turns records into document trees, purely."""

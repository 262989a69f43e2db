"""Kills a writing process at random instants and looks at what it left: ``python -m tests.crash``."""

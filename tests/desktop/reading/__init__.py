"""Tests of what the window reads."""

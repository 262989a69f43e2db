"""Tests of `desktop.cli`."""

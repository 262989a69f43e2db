"""Tests of the read functions."""

"""Tests of finding entries."""

"""Tests of `db.notebook`."""

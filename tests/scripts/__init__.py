"""Tests of the scripts that set up a checkout."""

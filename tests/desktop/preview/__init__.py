"""Tests of the reading of our own PDFs."""

"""Tests of the figures: what is drawn where, without Qt and without paper."""

"""Reads the PDFs that this program writes, so that their pages can be shown before they are filed; knows no Qt."""

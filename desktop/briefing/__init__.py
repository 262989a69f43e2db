"""Renders document trees as PDF; the only place that imports ReportLab."""

"""The command line: every view has its twin."""

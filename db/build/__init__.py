"""YAML to edition: load, check, derive, write. Imported by nobody on the look-up path."""

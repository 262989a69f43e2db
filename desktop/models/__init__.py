"""Qt item models over finished tuples: look-ups and nothing else."""

"""What is known: the reference edition, the notebook, and how both are read. No Qt, no PDF."""

"""What the window reads: questions asked of the edition and the notebook, answered in finished words, without Qt."""

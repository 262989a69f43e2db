"""What the program is held to; the folders mirror `db` and `desktop`, and no test needs a network or a home folder."""

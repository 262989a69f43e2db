"""What the user meets: the window, the briefings and the command line."""

__version__ = "0.1.0"

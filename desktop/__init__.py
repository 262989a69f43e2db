"""What the user meets: window, command line, pages and briefings."""

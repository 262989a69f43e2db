"""The parts of the program that need neither Qt nor a database."""

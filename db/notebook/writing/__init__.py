"""The parts of the notebook's writer: transactions with their journal, and what can be edited; imports SQLAlchemy."""

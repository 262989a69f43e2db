"""The two schemas, each with its own MetaData: the edition's and the notebook's."""

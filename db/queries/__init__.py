"""Read functions by subject: connection, values and as-of day in, records out."""

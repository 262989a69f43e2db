"""Files that the program reads: reference data, fonts, icons, themes, catalogues."""

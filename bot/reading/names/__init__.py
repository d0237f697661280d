"""Names of persons and bodies in English texts, wherever they stand."""

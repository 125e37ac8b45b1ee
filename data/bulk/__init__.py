"""Files of millions of rows: read by Arrow and DuckDB, to the rest of the house tables like any others."""

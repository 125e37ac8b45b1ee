"""The store: versions that never change, their originals, and the record of what people did."""

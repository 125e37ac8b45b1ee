"""Documents: the same frozen answers as slides, official documents and workbooks. Pure but for `gather` and the CLI."""

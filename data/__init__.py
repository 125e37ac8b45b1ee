"""From workbooks to published versions: what comes in is received, checked, derived from and kept."""

"""From the rows of recognised sheets into a draft: one module a ledger, each checks its rows and writes the good ones."""

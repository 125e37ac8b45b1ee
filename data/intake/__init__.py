"""From the rows of recognised sheets into a draft: a module a ledger checks its rows and writes the good ones."""

"""Persons: their accounts, the roles that they are granted, and what those let them do."""

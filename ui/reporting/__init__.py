"""The month's reports: what a unit owes and sends, and how the statistician gathers it."""

"""An office's server: what it is made of, and what sets it up. Needs nothing but Python."""

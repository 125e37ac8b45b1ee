"""What may be wrong with a machine or its store, found before it hurts, each with what to do."""

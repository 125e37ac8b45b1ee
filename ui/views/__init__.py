"""What one view shows and no other: its tiles, its facts, its cards."""

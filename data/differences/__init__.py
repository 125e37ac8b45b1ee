"""What two versions hold differently, asked of both at once, and said in words."""

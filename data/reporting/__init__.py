"""What units send every month: until when, in which files, and how punctually."""

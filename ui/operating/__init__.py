"""What whoever runs the server asks of it: is it alive, is it ready, how does it fare, what went wrong."""

"""From the bytes of a file to sheets of raw cells, whatever the format."""

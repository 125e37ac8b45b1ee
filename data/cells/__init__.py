"""What a cell says: words, amounts, dates, read from what people write."""

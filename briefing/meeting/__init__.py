"""A meeting: one agenda, each item a sentence with its picture, for the wall and for the deck alike."""

"""对应关系: which column of a sender's sheet holds which field, proposed, confirmed, remembered."""

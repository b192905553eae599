"""What is found between articles, written out."""

"""Two versions of an article: which findings are gone, new and kept, and which text has moved. Pure functions over what is taken of each."""

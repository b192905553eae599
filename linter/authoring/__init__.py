"""What an author of rules tries out: a pattern over texts, and why a rule found something or did not."""

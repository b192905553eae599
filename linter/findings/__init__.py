"""What rules found: drafts, messages, suppression."""

"""One page on this machine on which patterns are tried: what it asks, what it is answered, and the server between the two."""

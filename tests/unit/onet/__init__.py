"""O*NET's side: the client, what it remembers, the embedded service."""

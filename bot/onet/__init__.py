"""O*NET: models, client, cached responses, and matching of duties."""

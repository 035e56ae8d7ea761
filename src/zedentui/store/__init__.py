"""The facts, read-only: schema, views, named queries and the store that runs them."""

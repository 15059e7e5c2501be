"""The web server: uvicorn, middleware, health, and the tasks that outlive a request."""

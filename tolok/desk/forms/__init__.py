"""Forms of the desks, one module a desk."""

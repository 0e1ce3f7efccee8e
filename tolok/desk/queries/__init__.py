"""What the desks show, one module a desk."""

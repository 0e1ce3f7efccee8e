"""What happens next: awards, coaching, training needs."""

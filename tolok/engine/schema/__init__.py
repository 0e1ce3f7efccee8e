"""What a policy pack may say, and how it is checked."""

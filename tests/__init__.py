"""What the system promises, as sentences that a machine can check."""

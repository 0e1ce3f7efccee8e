"""What can never be rewritten: every act, and what makes a repeat harmless."""

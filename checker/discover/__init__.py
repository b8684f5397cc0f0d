"""Open claims: what sources say of things that no rule names, and where they clash."""

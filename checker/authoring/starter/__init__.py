"""What `claimcheck init` writes."""

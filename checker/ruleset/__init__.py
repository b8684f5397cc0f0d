"""Rule packs: loading, checking and holding the words that everything else reads by."""

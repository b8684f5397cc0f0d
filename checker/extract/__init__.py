"""From parsed sentences to readings: who does what to what, and how it is meant."""

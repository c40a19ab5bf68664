"""What every sandbox must hold: hostile and accidental sources, and what may come of them."""

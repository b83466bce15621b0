"""Work in several processes: results in order, and what dies, hangs or takes too much loses only its own task."""

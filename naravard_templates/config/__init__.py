"""What people decide about linting beyond the brand: settings, exceptions, and what was there before."""

"""What each rule lets pass and what it finds, a file a rule: tests are made of these, and linting never loads them."""

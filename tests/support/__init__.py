"""What tests share: where things are, and how to change a file as a person or a program would."""

"""`python -m naravard_templates` is `naravard`."""

from naravard_templates.cli import main

if __name__ == "__main__":
    main()

"""Runs the one command as a module."""

from tolok.cli import main

# Worker processes import this module again and must not run the command.
if __name__ == "__main__":
    main()

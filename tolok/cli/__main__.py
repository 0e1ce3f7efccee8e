"""Runs the one command as a module."""

from tolok.cli import main

main()

"""Tolok: the open yardstick for the work of civil servants."""

__version__ = "0.1.0"

"""Writes complaints, requests and aspirations, and what becomes of them."""

from __future__ import annotations

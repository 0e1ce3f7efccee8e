"""Reads complaints, requests and aspirations."""

from __future__ import annotations

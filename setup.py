"""Compiles the catalogues into the wheel; everything else stands in pyproject.toml."""

from __future__ import annotations

import runpy
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).resolve().parent


class WithCatalogues(build_py):
    """Builds the package with its compiled catalogues."""

    def run(self) -> None:
        """Compile first, so that the package data finds the compiled files."""
        catalogues = runpy.run_path(str(HERE / "tolok/web/catalogues.py"))
        catalogues["compile_all"](HERE / "tolok")
        super().run()


setup(cmdclass={"build_py": WithCatalogues})

"""The version, in a module of its own: below every layer, and read by the build."""

__version__ = "0.1.0"

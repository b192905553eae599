"""Figures of repetition."""

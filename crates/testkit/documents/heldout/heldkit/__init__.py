"""Layouts for measuring only."""

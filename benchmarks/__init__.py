"""Measurements of quality and speed, side by side in one run; nothing here is needed at work."""

"""Tegenspeler: a Dutch practice partner for difficult conversations."""

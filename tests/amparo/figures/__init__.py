"""Tests of the figures: what each measure means, and what others have published."""

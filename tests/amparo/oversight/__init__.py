"""Tests of what one addressee may ask of an agency."""

"""Tests of amparo/book."""

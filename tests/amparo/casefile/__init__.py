"""Tests of amparo/casefile."""

"""Tests of amparo/intake."""

"""Tests of amparo/cli."""

"""Tests of amparo/rules."""

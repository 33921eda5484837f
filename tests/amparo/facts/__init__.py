"""Tests of amparo/facts."""

"""Tests of amparo/clock."""

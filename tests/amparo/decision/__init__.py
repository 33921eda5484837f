"""Tests of amparo/decision."""

"""Tests of amparo."""

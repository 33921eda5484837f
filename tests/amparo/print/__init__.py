"""Tests of amparo/print."""

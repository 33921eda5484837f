"""Tests of amparo/law."""

"""Tests of amparo/visits."""

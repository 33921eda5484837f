"""Tests of amparo/notices."""

"""Scenarios of the law, mirrors of the source, and the rules of the house."""

"""The bridge: what of a case file goes into a day of the log, and what many come to in a release. It alone sees both sides."""

"""The bridge: what of a case file goes into a day of the log. It alone sees both sides."""

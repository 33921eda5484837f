"""The forms of a report: each takes a Report and a language, and adds, counts and looks up nothing."""

"""The yearly forum: plans, their findings, dates, and whether one is owed. All invented."""

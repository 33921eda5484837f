"""The drafts made from the record of a visit."""

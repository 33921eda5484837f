"""The staff's pages: each shows one query or calls one act. What may be done stands in `casefile` and `acts`."""

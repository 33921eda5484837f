"""Other rule engines beside Amparo: one real decision, written once for each in its own idiom, asked the same requests.

    python -m bench.peers             compares, measures and prints
    python -m bench.peers --write     writes docs/side-by-side.md as well

The decision is `notification` of `src/amparo/law/custody/notification.py` on reduced facts: the agency's own rule, the
record and whatever else is read stand as one fact each. `asked.py` holds the requests, `engines.py` the list of
engines; each engine's file holds its encoding. `measure.py` runs one engine in a process of its own.
"""

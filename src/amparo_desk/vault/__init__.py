"""The vault: events and documents that are only ever added, what tells who a person is sealed, reads of it written down."""

"""The log on a disk: durable files, a signer, a witness; each a process of its own, under a user of its own."""

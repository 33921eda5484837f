"""Accounts: who may come in, as what, at which agency; and the record of it."""

"""The custody decisions a second time, as plain SQL tables, and their comparison with the first."""

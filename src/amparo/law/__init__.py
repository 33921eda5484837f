"""California law in the rule language. It knows no engine, no clock and no database."""

"""The log kept, signed and countersigned: real files, real processes, real faults."""

"""What staff do at the desk: one act a file. Each asks the roles, then the state, adds its events, or says why not."""

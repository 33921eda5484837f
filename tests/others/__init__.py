"""Programs by others that check our log: Go's x/mod, Sigstore for Python and for JavaScript, each a process of its own."""

"""How federal and court papers are read from a document."""

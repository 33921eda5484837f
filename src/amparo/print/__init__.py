"""A document as a tree of blocks, and the two pages made of it: HTML for a screen, PDF/UA for paper. It knows no law."""

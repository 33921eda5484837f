"""The static public site: its templates, styles and builder. It reads public formats alone."""

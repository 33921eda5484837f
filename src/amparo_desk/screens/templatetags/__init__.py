"""What the pages of records may say."""

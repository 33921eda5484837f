"""How each paper of the corpus was made, with which tool. It is run by hand where these tools are installed."""

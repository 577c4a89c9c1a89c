"""What the log says about past study: measures for `dlprep stats`, and what the sheet should hold."""

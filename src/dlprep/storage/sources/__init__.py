"""The sources an article can come from: files, standard input, addresses, each in any kind we read."""

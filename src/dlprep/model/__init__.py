"""The nouns of the program: frozen values without behaviour beyond themselves."""

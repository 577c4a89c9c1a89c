"""Which cards are meant: what people decided about cards, and queries over them."""

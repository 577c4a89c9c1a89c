"""Python as it stands in articles, with its indentation: one snippet for each reason of a depth."""

SNIPPETS = {
    "class with methods": """
        class Head(nn.Module):
            def __init__(self, width):
                super().__init__()
                self.layers = nn.Sequential(
                    nn.Linear(width, width),
                    nn.ReLU(),
                )
            def forward(self, x):
                return self.layers(x)
        head = Head(8)
        """,
    "return ends a function": """
        def mean(values):
            total = 0
            for value in values:
                total += value
            return total / len(values)
        print(mean([1, 2]))
        """,
    "guard clauses": """
        def fact(n):
            if n < 2:
                return 1
            return n * fact(n - 1)
        """,
    "nested loops with a summary": """
        for epoch in range(3):
            for x, y in loader:
                loss = step(x, y)
            print(epoch, loss)
        """,
    "else and elif": """
        def sign(x):
            if x > 0:
                label = "plus"
            elif x < 0:
                label = "minus"
            else:
                label = "zero"
            return label
        """,
    "try and except": """
        try:
            import fast as backend
        except ImportError:
            import slow as backend
        def run(x):
            return backend.run(x)
        """,
    "with inside a loop": """
        for path in paths:
            with open(path) as file:
                text = file.read()
            texts.append(text)
        """,
    "decorated": """
        def timed(func):
            def wrapper(*args):
                return func(*args)
            return wrapper
        @timed
        def work():
            return 1
        """,
    "figure after a loop": """
        for i in range(4):
            plt.subplot(2, 2, i + 1)
            # one image a field
            plt.imshow(images[i])
        plt.show()
        """,
    "loop at the end": """
        scale = 2
        for i in range(3):
            rows[i] *= scale
        """,
    "script guard": """
        def main():
            print("hello")
        if __name__ == "__main__":
            main()
        """,
    "continue guards a loop": """
        for row in rows:
            if row is None:
                continue
            kept.append(row)
        """,
    "a guard needs more of its loop": """
        for row in rows:
            if row.bad:
                continue
            beep()
        """,
    "docstring keeps its lines": '''
        def half(x):
            """Halve a number.
            It may be a fraction.
            """
            return x / 2
        ''',
    "match": """
        match command:
            case "go":
                go()
            case _:
                stop()
        """,
    "evaluation without gradients": """
        def accuracy(model, loader):
            hits = total = 0
            with torch.no_grad():
                for x, y in loader:
                    hits += (model(x).argmax(1) == y).sum().item()
                    total += len(y)
            return hits / total
        """,
}

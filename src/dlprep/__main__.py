"""`python -m dlprep`."""

from dlprep.cli import run

if __name__ == "__main__":
    run()

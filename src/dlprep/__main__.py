"""`python -m dlprep`."""

from dlprep.start import run

if __name__ == "__main__":
    run()

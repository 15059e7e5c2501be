"""`python -m slack_playground`."""

from slack_playground.cli import main

if __name__ == "__main__":
    main()

"""Lets `python -m bot` and the console script `nongrata` start the command line."""


def main() -> None:
    """Run the command line."""
    # Inside: a starting worker process imports this module again and must not load the whole program.
    from bot.cli import main as run_command_line  # noqa: PLC0415

    run_command_line()


if __name__ == "__main__":
    main()

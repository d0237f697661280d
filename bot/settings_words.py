"""What is said of a setting that cannot be used: what is wrong with it, and the remedy."""

REMEDIES = {
    "telegram_token": "Copy the token from @BotFather, or leave it out to use the terminal",
    "telegram_api_url": "Give the server's address, such as https://api.telegram.org",
    "telegram_webhook_url": "Give the public https address that Telegram shall call, or leave it out to poll",
    "telegram_webhook_secret": "Choose one, for example with: openssl rand -hex 32",
    "telegram_webhook_listen": "Write host:port, such as 127.0.0.1:8080",
    "data_dir": "Give a directory",
    "config_dir": "Give a directory",
    "database_url": "Write sqlite:///path/file.db or postgresql://user:password@host/name, "
    "or leave it out for SQLite in the data directory",
    "operators": "Write Telegram user ids separated by commas, such as 123456,234567",
    "operator_chat": "Write one Telegram chat id; those of groups are negative",
    "access": "Choose open, invite or closed",
    "messages_per_second": "Write a number above 0, such as 30",
    "chat_seconds": "Write seconds, such as 1",
    "group_per_minute": "Write a whole number above 0, such as 20",
    "conflict_seconds": "Write seconds, at least 1, such as 60",
    "host_spacing": "Write seconds, such as 2",
    "min_interval": "Write seconds, such as 60",
    "allow_private_hosts": "Write hosts or networks separated by commas, such as feeds.internal,10.0.0.0/8",
    "heartbeat_url": "Give the https address to call, or leave it out",
    "contact": "Give a mail or web address on one line",
    "log_format": "Choose console or json",
}


# The library's own sentences say the remedy as well, and in its words instead of an operator's.
WORDS = {
    "float_parsing": "it is no number",
    "int_parsing": "it is no whole number",
    "finite_number": "it is no finite number",
    "greater_than": "it is too small",
    "greater_than_equal": "it is too small",
    "enum": "there is no such choice",
}

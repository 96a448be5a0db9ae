"""Where people talk: the terminal and Telegram."""

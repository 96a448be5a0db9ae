"""Rasa's side of the role-play: scenario files in, the story policy, the commands."""

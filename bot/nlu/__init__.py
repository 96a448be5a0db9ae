"""Understanding what a learner says: sentences, moves and agreements, as Rasa graph components."""

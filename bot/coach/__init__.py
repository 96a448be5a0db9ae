"""What coaches and learners read afterwards."""

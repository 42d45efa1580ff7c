"""What we think: meetings, questions, checks and briefings made from what the library knows."""

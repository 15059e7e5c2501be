"""What tests share: bots, servers, processes, people, models."""

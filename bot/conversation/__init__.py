"""The conversation as a pure state machine: states, events, transitions, screens, and the grammar of typed lines."""

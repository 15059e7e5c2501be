"""One module a screen; each turns typed values into blocks."""

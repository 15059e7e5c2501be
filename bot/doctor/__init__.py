"""`python -m bot doctor`: checks that suggest a fix for each problem."""

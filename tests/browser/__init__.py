"""The screens in a real browser against a real server; never a test of what a smaller one could show."""

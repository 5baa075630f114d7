"""The tests, laid out as the house is; never imported by the house."""

"""Files with faults, made by the tests themselves: what each is, and what is to be told of it. Reads none of them."""

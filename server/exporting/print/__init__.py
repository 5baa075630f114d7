"""The statement on paper: what is printed, in which words and figures, and the page itself. Works out no budget."""

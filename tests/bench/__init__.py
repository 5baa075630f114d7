"""What is measured, and beside each figure what this machine could do at best in the same run."""

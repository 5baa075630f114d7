"""The workbook's sheets, one a file. Each writes itself, and says where others find what they add up."""

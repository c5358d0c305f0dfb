"""What became of the files that were loaded: taken back, brought again, value by value; all of it from kept files."""

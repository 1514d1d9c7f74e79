"""What helps an instructor to write and to teach: new entries and lessons, answers, what a class has done."""

"""What whoever writes or teaches a course has: `python -m footlib check`, and the rules that it asks; new entries and
lessons, answers, previews, what a class has done. No learner fetches any of it, so it lies beside footlib, which knows
nothing of it, and needs what the extra `instructors` installs.
"""

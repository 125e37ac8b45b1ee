"""Timings of the dashboard beside what they are to be compared with; `python -m bench` prints them all."""

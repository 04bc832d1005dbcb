"""What is measured, and how: always as ratios within one run, since machines are noisy."""

"""What is counted: one yaml (meaning) and one sql (numerator, denominator) per indicator, and how it is said."""

"""Labelled documents: believable payslips, tax forms, bills and certificates with the truth of what they print."""

"""Figures: what each measure means, what others have published, and one report in many forms. It knows no case files."""

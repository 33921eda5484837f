"""What was typed is not lost: a form sent after its session ended, or into a fault, is kept sealed for a day."""

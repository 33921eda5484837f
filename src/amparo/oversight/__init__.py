"""What one addressee may ask of an agency: the yearly report to the state, a package for a request for records, a sample.

It reads case files and knows nothing of what is published: whoever brings both together is the desk, or the command line.
"""

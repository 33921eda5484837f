"""Public formats: a log and a proof file read and checked, with a sentence for each thing that was found."""

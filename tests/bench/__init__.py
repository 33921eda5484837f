"""The benchmarks keep to the truth: what they compare is the same decision, and their page is what they said."""

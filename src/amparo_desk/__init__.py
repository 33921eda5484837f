"""The private side: where an agency's case files are kept. A thin Django project; the law stands in `amparo`."""

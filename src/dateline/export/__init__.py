"""Views of records for other programs, one file per format; all leave records as they are."""

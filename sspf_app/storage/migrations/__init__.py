"""The steps from each schema to the next; never changed once a version with them is out."""

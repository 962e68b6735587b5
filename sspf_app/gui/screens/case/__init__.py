"""One case: who may know what, consents, meetings, people, what happened."""

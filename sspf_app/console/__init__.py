"""The ``sspf`` commands: a second front end over the same services as the window."""

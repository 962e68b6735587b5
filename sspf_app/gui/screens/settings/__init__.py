"""What the user chooses on this workstation. Also the smallest example of a screen."""

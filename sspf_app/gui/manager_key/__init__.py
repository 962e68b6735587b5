"""The unit manager's own key in a window: no vault is open, and none is needed."""

"""The windows before a vault is open: unlock, choose, first start."""

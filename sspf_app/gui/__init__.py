"""The windows: the only package that knows Qt. Presenters and ports in it know none."""

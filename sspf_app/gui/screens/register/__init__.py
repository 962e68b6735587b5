"""The register: parties, the office, the settings by date, the users."""

"""What every folder of tests may ask for. Never starts anything by itself."""

pytest_plugins = ["tests.services.fixtures"]

"""The layers of the atlas."""

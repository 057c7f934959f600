"""The model: ids resolved, references linked, labels in a language, derived views worked out once."""

"""One module per kind of file; each turns bytes into an `Extract` and imports its library on use."""

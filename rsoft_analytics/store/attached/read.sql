-- The same file, to be read from the disk once more.
attach $path as fresh (read_only)

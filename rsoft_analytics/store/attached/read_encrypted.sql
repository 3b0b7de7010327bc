-- The same file under its key, to be read from the disk once more.
attach $path as fresh (read_only, encryption_key $key)

-- A file that everything is copied to, under a key.
attach $path as fresh (storage_version 'v1.4.0', encryption_key $key)

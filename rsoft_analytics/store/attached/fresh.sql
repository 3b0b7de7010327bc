-- A file that everything is copied to.
attach $path as fresh (storage_version 'v1.4.0')

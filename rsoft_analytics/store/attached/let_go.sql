-- The fresh file is written out and let go.
detach fresh

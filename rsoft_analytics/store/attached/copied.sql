-- Everything that the store holds, into the fresh file.
copy from database store to fresh

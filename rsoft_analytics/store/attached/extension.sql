-- What encrypted files are written with; its signature is checked.
load $file

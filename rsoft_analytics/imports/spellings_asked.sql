select spelling from new_spellings

-- What kept somebody away goes: they came back of their own accord.
delete from tombstones where kind = $kind and hash = $hash

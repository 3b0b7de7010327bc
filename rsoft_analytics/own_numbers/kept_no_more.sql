-- An exception ends: the rules decide over the number again.
update kept_numbers set removed_at = $now where number = $number and removed_at is null

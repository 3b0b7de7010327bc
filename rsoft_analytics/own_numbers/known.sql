-- One row where a number is left out now.
select number from excluded_numbers where number = $number limit 1

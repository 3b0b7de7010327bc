-- The business's zone, on every cursor: a plain set would reach none of them.
set global TimeZone = $zone

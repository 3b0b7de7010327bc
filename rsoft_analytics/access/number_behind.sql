-- The number behind a masked one: for the log of who sees it, and for nobody else.
select caller as number from callers where is_number(caller, $masked, $viewer)

-- Whose law a number falls under.
select law_of($number::bigint) as law

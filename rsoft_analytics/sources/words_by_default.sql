-- One row is a source that the program knows, with the words it is known by.
select channel, source, string_agg(word, ', ' order by word) as words
from source_words
group by channel, source
order by channel, source

-- One row is a rule of own numbers that differs from its default.
select rule, is_on, words, least from own_number_rules

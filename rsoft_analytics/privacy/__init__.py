"""Privacy: who agreed to what, proof that the record was not changed, and who may be rung.

``ledger`` holds every act of consent, chained (``chain``) so that a change of the past
shows; people stand in it as keyed hashes (``subjects``), so that somebody can be
erased and the chain holds. What an act comes to at a moment is decided in SQL
(``store/rules/9_consent``, ``9_contacting``, ``9_verdicts``):

- ``permission_states_at(at, lasts_days)`` is what each user of the app permits;
- ``verdicts_at(at, lasts_days, category, numbers, events)`` whether one may contact somebody,
  by purpose and channel, with the rule that decides; ``verdicts`` adds the hour;
- ``opted_out_at(at, ['marketing', 'profiling'])`` has one row for each number or
  e-mail that must not be handed to an ad account or another system for these purposes:
  an anti join against it is how a file leaves them out, and
  ``may_be_shared(number, emails, ['marketing', 'profiling'])`` asks the same of one person.
"""

-- Whether to wait, asked without holding anything: a storm of guesses writes nothing.
select until_ms from people_attempts where kind = ?1 and who = ?2

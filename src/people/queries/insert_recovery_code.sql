-- For the day when the telephone is lost.
insert into people_recovery_codes (person, hash) values (?1, ?2)

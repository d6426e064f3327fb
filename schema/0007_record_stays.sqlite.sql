-- What was said in public is added to and never changed: not by a query of ours, nor by a hand in the database's shell.
create trigger record_versions_stay before update on record_versions
begin select raise(abort, 'a version on the record is never changed'); end;
create trigger record_versions_remain before delete on record_versions
begin select raise(abort, 'a version on the record is never deleted'); end;
create trigger record_corrections_stay before update on record_corrections
begin select raise(abort, 'a correction on the record is never changed'); end;
create trigger record_corrections_remain before delete on record_corrections
begin select raise(abort, 'a correction on the record is never deleted'); end;
create trigger record_addresses_stay before update on record_addresses
begin select raise(abort, 'an address on the record is never changed'); end;
create trigger record_addresses_remain before delete on record_addresses
begin select raise(abort, 'an address on the record is never deleted'); end;

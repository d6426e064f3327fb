-- The last entry, held until the commit: nobody else adds one meanwhile, on any node.
select number, hash from audit_tip where id = 1 for update

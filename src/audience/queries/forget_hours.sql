-- Nobody asks for the most read of two months ago; days are kept.
delete from audience_hours where hour < ?1

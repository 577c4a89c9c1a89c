-- The greatest keys and numbers that there can be.
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (9223372036854775806, 1, 9223372036854775807, 1, 3, 1763888400000, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (-9223372036854775808, 1, -9223372036854775808, 1, 3, 1763888400000, 0, 0);

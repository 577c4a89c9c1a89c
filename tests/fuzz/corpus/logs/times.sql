-- Times that no clock has shown, and offsets that no zone has.
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (101, 1, 101, 1, 3, -9223372036854775808, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (102, 1, 102, 1, 3, 9223372036854775807, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (103, 1, 103, 1, 3, 253402300799999, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (104, 1, 104, 1, 3, -62135596800000, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (105, 1, 105, 1, 3, 1763888400000, 86400, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (106, 1, 106, 1, 3, 1763888400000, -1000000000000, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (107, 1, 107, 1, 3, 1763888400000, 4611686018427387904, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (108, 1, 108, 1, 3, 4102444800000, 0, 0);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (109, 1, 109, 1, 3, 0, -86399, 0);

-- Answers that took longer than anybody lives.
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (101, 1, 101, 1, 3, 1763888400000, 0, 9223372036854775807);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (102, 1, 102, 1, 3, 1763888400000, 0, 86400000000000);
insert into reviews (key, session, seq, card, rating, at, utc_offset, took, spoken) values (103, 1, 103, 1, 3, 1763888400000, 0, 0, 9223372036854775807);

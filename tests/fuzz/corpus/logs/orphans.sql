-- Rows whose card, sitting or review is not there.
pragma foreign_keys = off;
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (101, 77, 1, 78, 3, 1763888400000, 0, 0);
insert into retractions values (5, 5, 0, 0);
insert into ticks values (9, 9, 1, 9, 1);

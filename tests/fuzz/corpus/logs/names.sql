-- Names that would hurt as a path, as markup or on a terminal.
insert into cards (key, id) values (101, '../../etc/passwd');
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (101, 1, 101, 101, 3, 1763888400000, 0, 0);
insert into cards (key, id) values (102, '' || char(27) || '[2J');
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (102, 1, 102, 102, 3, 1763888400000, 0, 0);
insert into cards (key, id) values (103, '[red]x[/]');
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (103, 1, 103, 103, 3, 1763888400000, 0, 0);
insert into cards (key, id) values (104, '');
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (104, 1, 104, 104, 3, 1763888400000, 0, 0);
insert into cards (key, id) values (105, 'x' || char(8238)|| '');
insert into reviews (key, session, seq, card, rating, at, utc_offset, took) values (105, 1, 105, 105, 3, 1763888400000, 0, 0);

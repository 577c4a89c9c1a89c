-- Text that was typed as an answer.
insert into typed_answers values (1, 1, char(27) || '[2J' || char(0) || '[/]');

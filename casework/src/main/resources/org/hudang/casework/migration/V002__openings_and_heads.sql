-- Numbers of authorization letters (授权书编号): one series per division and day, without gaps. A number is drawn together
-- with the opening it belongs to, so that an opening that was killed half-way goes on with the number it has.
select set_config('hudang.township', '*', true);

create table casework.authorization_series (
  division  text not null check (division ~ '^[0-9]{6}$'),
  day       text not null check (day ~ '^[0-9]{8}$'),
  last      int  not null check (last between 1 and 9999),
  primary key (division, day)
);
insert into casework.authorization_series (division, day, last)
  select substring(number, 1, 6), substring(number, 7, 8), max(substring(number, 15)::int)
  from casework.authorization_letter group by 1, 2;
drop sequence casework.authorization_number;

create table casework.authorization_opening (
  township     text not null,
  idempotency  text not null,
  household    text not null,
  id           text not null unique check (id ~ '^aut_[a-z2-7]{26}$'),
  number       text not null unique check (number ~ '^[0-9]{18}$'),
  primary key (township, idempotency)
);

-- The name that stands on the paper where a person signs, and the members a guardian signs for, separated by blanks.
alter table casework.authorization_signer
  add column name  text not null default '',
  add column wards text not null default '';

-- Heads of the journal's chains. The mac is made with a key that the database does not hold: docs/formats/relief-journal-v1.md
create table casework.journal_head (
  household  text primary key,
  township   text not null,
  ordinal    bigint not null check (ordinal >= 1),
  digest     bytea not null,
  mac        bytea not null
);

do $$
declare t text;
begin
  foreach t in array array['authorization_opening', 'journal_head'] loop
    execute format('alter table casework.%I enable row level security', t);
    execute format('alter table casework.%I force row level security', t);
    execute format('create policy own_township on casework.%I using (current_setting(''hudang.township'', true) in (township, ''*''))', t);
  end loop;
end $$;

grant select, insert, update on casework.authorization_series, casework.journal_head to hudang_app;
grant select, insert on casework.authorization_opening to hudang_app;

-- The paper as composed, until its sealed form is filed.
alter table casework.certificate_paper add column file text;

-- The journal becomes one chain with a head: docs/formats/account-journal-v1.md. Lines that are there are chained in the order they
-- stand in; the head is made with a key that the database does not hold, by the house, once.
alter table account.journal add column number bigint, add column hash text;

create function account.field(value text) returns bytea language sql immutable set search_path = pg_catalog as $$
  select int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8')
$$;
do $$
declare
  line record;
  last bigint := 0;
  previous text := repeat('0', 64);
begin
  for line in select * from account.journal order by ordinal loop
    last := last + 1;
    previous := encode(sha256(account.field(previous) || account.field(last::text)
      || account.field((extract(epoch from line.at) * 1000000)::bigint::text)
      || account.field(line.actor) || account.field(line.act) || account.field(line.about)
      || account.field(line.source)), 'hex');
    update account.journal set number = last, hash = previous where ordinal = line.ordinal;
  end loop;
end $$;
drop function account.field(text);

alter table account.journal drop column ordinal;
alter table account.journal add primary key (number);
alter table account.journal alter column hash set not null;
alter table account.journal add check (number >= 1), add check (hash ~ '^[0-9a-f]{64}$');

create table account.journal_head (
  chain   text primary key check (chain = 'accounts'),
  number  bigint not null check (number >= 1),
  hash    text not null check (hash ~ '^[0-9a-f]{64}$'),
  mac     bytea not null
);

create function account.never() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;
create trigger journal_is_append_only before update or delete or truncate on account.journal
  for each statement execute function account.never();
create trigger head_stays before delete or truncate on account.journal_head
  for each statement execute function account.never();
create function account.head_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if new.number <= old.number then
    raise exception 'the head of a journal moves forward only' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger head_moves before update on account.journal_head for each row execute function account.head_moves();

grant select, insert, update on account.journal_head to hudang_app;

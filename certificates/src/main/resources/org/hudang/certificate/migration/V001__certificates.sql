-- Relief certificates: what was issued, how it stands, and what happened to it.
-- Whoever acts sees the rows of her township; the bureau ('*') sees all.

create table certificate.status_list (
  list        integer     primary key check (list >= 1),
  opened_at   timestamptz not null,
  taken       integer     not null default 0 check (taken between 0 and 131072),
  -- rises with every change of a state in the list; the token says which one it was made from
  change      bigint      not null default 0
);
comment on table certificate.status_list is 'Shards of 131072 places; no personal data, seen by everybody';

create table certificate.status_entry (
  list        integer     not null references certificate.status_list,
  place       integer     not null check (place between 0 and 131071),
  -- 0 valid, 1 revoked, 2 suspended: the two bits of the published list
  value       smallint    not null default 0 check (value between 0 and 2),
  primary key (list, place)
);
comment on table certificate.status_entry is 'A place once taken is never given again, whatever becomes of the certificate';

create table certificate.status_token (
  list        integer     not null references certificate.status_list,
  issued_at   timestamptz not null,
  change      bigint      not null,
  ttl_seconds integer     not null,
  life_seconds integer    not null,
  uri         text        not null,
  token       bytea       not null,
  primary key (list)
);

create table certificate.trust_list (
  number      bigint      primary key check (number >= 1),
  published_at timestamptz not null,
  published_by text       not null,
  signed      bytea       not null
);

create table certificate.certificate (
  id              text        primary key,
  idempotency_key text        not null,
  wish_digest     bytea       not null,
  household       text        not null,
  township        text        not null,
  holder          text        not null,
  benefit         text        not null,
  number          text        not null unique,
  short_code      text        not null unique,
  payload         bytea       not null,
  list            integer     not null,
  place           integer     not null,
  state           text        not null check (state in ('VALID', 'SUSPENDED', 'REPLACED', 'REVOKED')),
  since           timestamptz not null,
  issued_at       timestamptz not null,
  not_before      timestamptz not null,
  not_after       timestamptz not null,
  replaced_by     text        references certificate.certificate,
  unique (list, place),
  foreign key (list, place) references certificate.status_entry,
  check (not_before < not_after)
);
create unique index certificate_once_per_key on certificate.certificate (idempotency_key);
create index certificate_of_household on certificate.certificate (household, issued_at desc);
create index certificate_of_benefit on certificate.certificate (benefit) where state in ('VALID', 'SUSPENDED');
comment on column certificate.certificate.payload is
  'COSE_Sign1 as printed; holds the masked name and the last four characters only';

alter table certificate.certificate enable row level security;
alter table certificate.certificate force row level security;
create policy township on certificate.certificate
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

-- The certificates' own journal: one hash chain per household, only ever added to.
create table certificate.journal (
  household   text        not null,
  sequence    integer     not null check (sequence >= 1),
  township    text        not null,
  certificate text        not null,
  act         text        not null check (act in ('ISSUED', 'SUSPENDED', 'RESUMED', 'REPLACED', 'REVOKED', 'CHECKED')),
  done_by     text        not null,
  at          timestamptz not null,
  detail      text        not null,
  previous    bytea       not null,
  hash        bytea       not null,
  primary key (household, sequence)
);

alter table certificate.journal enable row level security;
alter table certificate.journal force row level security;
create policy township on certificate.journal
  using (current_setting('hudang.township', true) in (township, '*'))
  with check (current_setting('hudang.township', true) in (township, '*'));

create function certificate.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: rows are only ever added', tg_op, tg_table_schema, tg_table_name
    using errcode = 'integrity_constraint_violation';
end
$$;
create trigger only_added before update or delete on certificate.journal
  for each row execute function certificate.refuse_change();
create trigger never_emptied before truncate on certificate.journal
  for each statement execute function certificate.refuse_change();
create trigger only_added before update or delete on certificate.trust_list
  for each row execute function certificate.refuse_change();
create trigger never_freed before delete on certificate.status_entry
  for each row execute function certificate.refuse_change();

grant usage on schema certificate to hudang_app;
grant select, insert on certificate.journal, certificate.trust_list to hudang_app;
grant select, insert, update on
  certificate.certificate, certificate.status_list, certificate.status_entry, certificate.status_token to hudang_app;

-- Register of seals, their use, their log, and acts of personal signing.
-- Every rule that must never be broken stands here too: the application is the first fence, this is the second.

create table signing.seal (
  id text primary key check (id ~ '^sel_[a-z2-7]{26}$'),
  township text not null,
  idempotency_key text not null unique,
  version int not null check (version >= 1),
  state text not null check (state in
    ('DRAFT', 'APPROVED', 'MADE', 'FILED', 'ACTIVE', 'SUSPENDED', 'CANCELLED')),
  name text not null,
  kind text not null check (kind in
    ('STATUTORY_NAME', 'DEPARTMENT', 'BRANCH', 'BUSINESS', 'PERSONAL_NAME')),
  owner_name text not null,
  owner_code text not null check (owner_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  face jsonb not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  requester text not null,
  approver text,
  maker text,
  suspender text,
  filing_number text,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  log_length bigint not null default 0 check (log_length >= 0),
  log_head text not null default repeat('0', 64) check (log_head ~ '^[0-9a-f]{64}$'),
  constraint seal_has_a_time check (valid_from < valid_until),
  constraint seal_needs_two_people check (approver <> requester),
  constraint seal_is_approved check (state in ('DRAFT', 'CANCELLED') or approver is not null),
  constraint seal_is_made check (state in ('DRAFT', 'APPROVED', 'CANCELLED') or maker is not null),
  constraint seal_is_filed check (state in ('DRAFT', 'APPROVED', 'MADE', 'CANCELLED') or filing_number is not null),
  constraint seal_is_suspended check ((state = 'SUSPENDED') <= (suspender is not null))
);

create table signing.seal_key (
  seal text not null references signing.seal,
  township text not null,
  algorithm text not null check (algorithm in ('SM2', 'EC_P256', 'RSA_3072')),
  name text not null unique,
  certificate bytea not null,
  primary key (seal, algorithm)
);

create table signing.seal_log (
  seal text not null references signing.seal,
  number bigint not null check (number >= 1),
  township text not null,
  entry text not null,
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  primary key (seal, number)
);

create table signing.standing_approval (
  id text primary key check (id ~ '^ssa_[a-z2-7]{26}$'),
  township text not null,
  seal text not null references signing.seal,
  template text not null,
  rule text not null,
  valid_from timestamptz not null,
  valid_until timestamptz not null check (valid_from < valid_until),
  requester text not null,
  approver text check (approver <> requester),
  withdrawn_at timestamptz
);
create index standing_approval_of_seal on signing.standing_approval (seal, template);

create table signing.seal_request (
  id text primary key check (id ~ '^srq_[a-z2-7]{26}$'),
  township text not null,
  idempotency_key text not null unique,
  seal text not null references signing.seal,
  document text not null check (document ~ '^[0-9a-f]{64}$'),
  field text,
  page int check (page >= 1),
  centre_x real,
  centre_y real,
  purpose text not null,
  template text not null,
  requester text not null,
  requester_township text not null,
  requester_terminal text not null,
  requested_at timestamptz not null,
  state text not null check (state in
    ('REQUESTED', 'APPROVED', 'IN_USE', 'USED', 'FILED', 'REJECTED')),
  approver text,
  standing text references signing.standing_approval,
  rule text,
  operator text,
  output text unique check (output ~ '^[0-9a-f]{64}$'),
  filed_at timestamptz,
  constraint request_has_one_place check (
    (field is null) = (page is not null) and (page is null) = (centre_x is null)
    and (page is null) = (centre_y is null)),
  constraint request_needs_two_people check (approver <> requester),
  constraint request_is_approved_once check (
    (state = 'REQUESTED' and approver is null and standing is null)
    or (state = 'REJECTED' and approver is not null)
    or (state in ('APPROVED', 'IN_USE', 'USED', 'FILED') and (approver is null) <> (standing is null))),
  constraint request_names_the_rule check ((standing is null) = (rule is null)),
  constraint request_has_an_operator check (
    (state in ('IN_USE', 'USED', 'FILED')) = (operator is not null)),
  constraint request_has_an_output check (
    (state in ('USED', 'FILED')) = (output is not null) and output <> document),
  constraint request_is_filed check ((state = 'FILED') = (filed_at is not null))
);
create index seal_request_open on signing.seal_request (state, requested_at) where state <> 'FILED';

create table signing.personal_act (
  id text primary key check (id ~ '^act_[a-z2-7]{26}$'),
  township text not null,
  idempotency_key text not null unique,
  act text not null check (act ~ '^[0-9a-f]{64}$'),
  field text not null,
  signer text not null,
  document text not null check (document ~ '^[0-9a-f]{64}$'),
  begun_at timestamptz not null,
  state text not null check (state in ('BEGUN', 'SIGNED', 'FILED')),
  output text unique check (output ~ '^[0-9a-f]{64}$'),
  evidence text unique check (evidence ~ '^[0-9a-f]{64}$'),
  filed_at timestamptz,
  constraint act_has_its_outcome check (
    (state = 'BEGUN') = (output is null) and (output is null) = (evidence is null)),
  constraint act_changes_the_document check (output <> document),
  constraint act_is_filed check ((state = 'FILED') = (filed_at is not null))
);

-- A seal moves forward only as its life allows, and what it is never changes.
create function signing.seal_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.id, old.township, old.idempotency_key, old.name, old.kind, old.owner_name, old.owner_code, old.face,
      old.valid_from, old.valid_until, old.requester)
     is distinct from
     (new.id, new.township, new.idempotency_key, new.name, new.kind, new.owner_name, new.owner_code, new.face,
      new.valid_from, new.valid_until, new.requester) then
    raise exception 'what a seal is does not change' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (old.state || ' ' || new.state) not in (
      'DRAFT APPROVED', 'APPROVED MADE', 'MADE FILED', 'FILED ACTIVE', 'ACTIVE SUSPENDED', 'SUSPENDED ACTIVE',
      'DRAFT CANCELLED', 'APPROVED CANCELLED', 'MADE CANCELLED', 'FILED CANCELLED', 'ACTIVE CANCELLED',
      'SUSPENDED CANCELLED') then
    raise exception 'a seal does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (old.approver is not null and old.approver is distinct from new.approver)
     or (old.maker is not null and old.maker is distinct from new.maker)
     or (old.filing_number is not null and old.filing_number is distinct from new.filing_number)
     or (old.maker is not null and old.digest is distinct from new.digest) then
    raise exception 'who approved, made and filed a seal does not change' using errcode = 'check_violation';
  end if;
  if new.log_length < old.log_length then
    raise exception 'the log of a seal does not shrink' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger seal_moves before update on signing.seal for each row execute function signing.seal_moves();

create function signing.request_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.id, old.township, old.idempotency_key, old.seal, old.document, old.field, old.page, old.centre_x,
      old.centre_y, old.purpose, old.template, old.requester, old.requested_at)
     is distinct from
     (new.id, new.township, new.idempotency_key, new.seal, new.document, new.field, new.page, new.centre_x,
      new.centre_y, new.purpose, new.template, new.requester, new.requested_at) then
    raise exception 'what was requested does not change' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (old.state || ' ' || new.state) not in (
      'REQUESTED APPROVED', 'REQUESTED REJECTED', 'APPROVED IN_USE', 'IN_USE APPROVED', 'IN_USE USED',
      'USED FILED') then
    raise exception 'a request does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  if (old.output is not null and old.output is distinct from new.output)
     or ((old.approver is not null or old.standing is not null)
         and (old.approver, old.standing, old.rule) is distinct from (new.approver, new.standing, new.rule)) then
    raise exception 'approval and output of a request do not change' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger request_moves before update on signing.seal_request for each row execute function signing.request_moves();

create function signing.never() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'check_violation';
end $$;
create trigger log_is_append_only before update or delete or truncate on signing.seal_log
  for each statement execute function signing.never();
create trigger seals_stay before delete or truncate on signing.seal for each statement execute function signing.never();
create trigger keys_stay before update or delete or truncate on signing.seal_key
  for each statement execute function signing.never();
create trigger requests_stay before delete or truncate on signing.seal_request
  for each statement execute function signing.never();
create trigger acts_stay before delete or truncate on signing.personal_act
  for each statement execute function signing.never();

create function signing.act_moves() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  if (old.id, old.township, old.idempotency_key, old.field, old.signer, old.document)
     is distinct from
     (new.id, new.township, new.idempotency_key, new.field, new.signer, new.document)
     or (new.state <> 'BEGUN' and (old.act, old.begun_at) is distinct from (new.act, new.begun_at))
     or (old.output is not null and (old.output, old.evidence) is distinct from (new.output, new.evidence)) then
    raise exception 'an act of signing does not change' using errcode = 'check_violation';
  end if;
  if old.state <> new.state and (old.state || ' ' || new.state) not in ('BEGUN SIGNED', 'SIGNED FILED') then
    raise exception 'an act does not go from % to %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger act_moves before update on signing.personal_act for each row execute function signing.act_moves();

do $$
declare
  name text;
begin
  foreach name in array array['seal', 'seal_key', 'seal_log', 'standing_approval', 'seal_request', 'personal_act'] loop
    execute format('alter table signing.%I enable row level security', name);
    execute format('alter table signing.%I force row level security', name);
    execute format('create policy own_township on signing.%I '
      'using (current_setting(''hudang.township'', true) in (township, ''*''))', name);
  end loop;
end $$;
-- A township may ask for the seal of the bureau, so it may see that the seal is there; its log it does not see.
create policy seals_of_the_bureau_are_known on signing.seal for select using (
  township = '*' and coalesce(current_setting('hudang.township', true), '') <> '');

grant usage on schema signing to hudang_app;
grant select, insert, update on signing.seal, signing.standing_approval, signing.seal_request, signing.personal_act
  to hudang_app;
grant select, insert on signing.seal_key, signing.seal_log to hudang_app;

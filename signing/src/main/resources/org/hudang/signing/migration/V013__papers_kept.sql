-- Signed papers that are filed, and when each must be looked after again (长期保存): docs/howto/keep-papers-for-long.md
-- PENDING: nothing proves the time of a signature yet. T: proven or not looked at yet, on the way to B-LTA. LTA: there, due for
-- prolongation at next_at. STUCK: not valid, so it is not kept as if it were; a person has to look.
create table signing.kept_paper (
  paper text primary key check (paper ~ '^itm_[a-z2-7]{26}$'),
  township text not null check (township <> '*'),
  state text not null check (state in ('PENDING', 'T', 'LTA', 'STUCK')),
  next_at timestamptz not null,
  tries int not null default 0 check (tries >= 0),
  last_code text check (length(last_code) <= 100),
  enlisted_at timestamptz not null,
  constraint stuck_says_why check (state <> 'STUCK' or last_code is not null)
);
create index kept_paper_due on signing.kept_paper (next_at) where state <> 'STUCK';
create index kept_paper_stuck on signing.kept_paper (enlisted_at) where state in ('STUCK', 'PENDING');

alter table signing.kept_paper enable row level security;
alter table signing.kept_paper force row level security;
create policy own_township on signing.kept_paper
  using (current_setting('hudang.township', true) in (township, '*'));
create trigger kept_papers_stay before delete or truncate on signing.kept_paper
  for each statement execute function signing.never();
grant select, insert, update on signing.kept_paper to hudang_app;

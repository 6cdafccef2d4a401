-- The journal tells of phone cards: handed out, taken, ended. Ending one goes on where the chain is damaged, as withdrawing does.
alter table certificate.journal drop constraint journal_act_check;
alter table certificate.journal add constraint journal_act_check check (act in
  ('ISSUED', 'SUSPENDED', 'RESUMED', 'REPLACED', 'REVOKED', 'CHECKED', 'CARD_OFFERED', 'CARD_TAKEN', 'CARD_ENDED'));
alter table certificate.journal_beside drop constraint journal_beside_act_check;
alter table certificate.journal_beside add constraint journal_beside_act_check check (act in
  ('SUSPENDED', 'REVOKED', 'CARD_ENDED'));

-- An authorization that is not signed in time ends.
alter table casework.authorization_letter
  drop constraint authorization_letter_state_check,
  add constraint authorization_letter_state_check check (state in ('SIGNING', 'FILED', 'EXPIRED'));
create index letter_not_signed on casework.authorization_letter (opened_at) where state = 'SIGNING';
create index application_not_signed on casework.application (opened_at) where state = 'SIGNING';

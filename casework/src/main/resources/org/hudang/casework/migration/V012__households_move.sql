-- A household that moves to another township takes its cases along. The digest of an entry covers the township that owned the
-- household then; it stays beside the one that owns it now.
alter table casework.journal add column written_for text;
grant update (township, written_for) on casework.journal to hudang_app;
grant update (township) on casework.authorization_opening, casework.application_opening to hudang_app;

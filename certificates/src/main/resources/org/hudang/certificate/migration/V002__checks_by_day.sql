-- One line a day says that a certificate was checked; whether there is one already is asked at every check.
create index checks_of_certificate on certificate.journal (certificate, at) where act = 'CHECKED';

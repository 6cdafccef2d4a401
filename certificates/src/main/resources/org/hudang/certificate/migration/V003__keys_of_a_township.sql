-- A key is its township's own: that another one used it neither stands in the way nor shows.
drop index certificate.certificate_once_per_key;
create unique index certificate_once_per_key on certificate.certificate (township, idempotency_key);

-- Benefits of one programme may follow each other: one whose last day was set does not stand in the way of the next.
drop index casework.benefit_one_in_force;
create unique index benefit_once_per_first_day on casework.benefit (household, programme, starts_on)
  where stopped_on is null;

-- What every page of a household and every issuing asks for.
create index benefit_of_household on casework.benefit (household, starts_on desc);
create index letter_of_household on casework.authorization_letter (household);

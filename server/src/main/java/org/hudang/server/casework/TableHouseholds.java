package org.hudang.server.casework;

import java.util.List;
import java.util.Locale;
import org.hudang.archive.Acting;
import org.hudang.archive.Archive;
import org.hudang.archive.ArchiveException;
import org.hudang.archive.household.Household;
import org.hudang.archive.household.HouseholdNumber;
import org.hudang.archive.household.IdNumber;
import org.hudang.casework.benefit.BenefitRegister.HouseholdLookup;
import org.hudang.server.platform.Messages;

/**
 * Finds the households that a table of benefits means. A number of a person stands for the household in which that person
 * lives; where a person stands in several files, as one who lives apart does, the table must name the household itself.
 */
public final class TableHouseholds implements HouseholdLookup {
    private static final String HOUSEHOLD = "hh_";

    private final Archive archive;
    private final Acting acting;

    /**
     * @param acting whose households may be meant
     */
    public TableHouseholds(Archive archive, Acting acting) {
        this.archive = archive;
        this.acting = acting;
    }

    @Override
    public Answer find(String numberOrIdentity) {
        try {
            if (numberOrIdentity.startsWith(HOUSEHOLD)) {
                return archive.household(new HouseholdNumber(numberOrIdentity), acting)
                        .map(TableHouseholds::known)
                        .orElseGet(Unknown::new);
            }
            return ofPerson(IdNumber.parse(numberOrIdentity));
        } catch (ArchiveException refused) {
            return new Wrong(locale -> refused.code() + " " + refused.sentence(locale));
        }
    }

    private Answer ofPerson(IdNumber number) {
        List<Household> all = archive.findByIdNumber(number, acting);
        List<Household> home =
                all.stream().filter(household -> livesIn(household, number)).toList();
        List<Household> meant = home.isEmpty() ? all : home;
        return switch (meant.size()) {
            case 0 -> new Unknown();
            case 1 -> known(meant.get(0));
            default -> new Wrong(TableHouseholds::several);
        };
    }

    private static boolean livesIn(Household household, IdNumber number) {
        return household.members().stream()
                .anyMatch(member ->
                        !member.livesApart() && member.document().reveal().equals(number.reveal()));
    }

    private static Answer known(Household household) {
        return new Known(household.number().value(), household.township());
    }

    private static String several(Locale locale) {
        return Messages.of("org.hudang.server.messages", locale).getString("benefits.several");
    }
}

package org.hudang.server.household;

import org.hudang.archive.household.Household;
import org.hudang.archive.household.Masking;
import org.hudang.archive.household.Member;
import org.hudang.archive.household.Phone;
import org.hudang.search.text.SensitiveNumbers;

/** The words of a paper as screens show them: long numbers and names of the household are masked (MK-01 to MK-03). */
public final class MaskedText {
    private MaskedText() {}

    /** The text with numbers and the household's names masked; every place in it stays where it was. */
    public static String of(String words, Household household) {
        String masked = words;
        for (Member member : household.members()) {
            masked = masked.replace(member.document().reveal(), Masking.document(member.document()));
            if (member.phone().isPresent()) {
                Phone phone = member.phone().get();
                masked = masked.replace(phone.reveal(), Masking.phone(phone));
            }
        }
        return Masking.namesIn(
                of(masked), household.members().stream().map(Member::name).toList());
    }

    /** The text with everything in it masked that looks like a number of a person. */
    public static String of(String words) {
        return SensitiveNumbers.in(words).shown();
    }
}

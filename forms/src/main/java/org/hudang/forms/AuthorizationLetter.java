package org.hudang.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Authorization to check a household's economic status, 社会救助家庭经济状况核查授权书.
 *
 * <p>Every authoriser has a signature field of his own, or is signed for by a guardian, who has one in the second table.
 * Fields: {@code authoriser-N}, {@code guardian-N}, {@code handler-N}, {@code seal-N}, N from 1.
 *
 * @param template version to compose with
 * @param number number of the letter (授权书编号), 18 digits: division, date, serial
 * @param matter what is applied for (申请事项), for example 最低生活保障
 * @param addressees one to three offices
 * @param authorisers one to forty, in the order of the table
 * @param guardians none to twenty; each must sign for somebody
 * @param handling staff and way of signing
 * @param seals one or two
 * @param notice the risk notice it belongs to
 */
public record AuthorizationLetter(
        TemplateCode template,
        String number,
        String matter,
        List<String> addressees,
        List<Authoriser> authorisers,
        List<Guardian> guardians,
        Handling handling,
        List<SealSpot> seals,
        NoticeReference notice)
        implements Paper {
    public AuthorizationLetter {
        Given.matches("letter.number", number, "[0-9]{18}");
        Given.line("letter.matter", matter, 12);
        addressees = Given.list("letter.addressees", addressees, 1, 3);
        addressees.forEach(a -> Given.line("letter.addressees", a, 40));
        authorisers = Given.list("letter.authorisers", authorisers, 1, 40);
        guardians = Given.list("letter.guardians", guardians, 0, 20);
        seals = Given.list("letter.seals", seals, 1, 2);
        checkKeys(authorisers, guardians);
    }

    @Override
    public PaperKind kind() {
        return PaperKind.AUTHORIZATION_LETTER;
    }

    private static void checkKeys(List<Authoriser> authorisers, List<Guardian> guardians) {
        Set<String> people = new HashSet<>();
        for (Authoriser authoriser : authorisers) {
            if (!people.add(authoriser.key())) {
                throw new PaperDataRefused("authoriser.key", "each person once", authoriser.key() + " twice");
            }
        }
        Set<String> signers = new HashSet<>();
        for (Guardian guardian : guardians) {
            if (!signers.add(guardian.key())) {
                throw new PaperDataRefused("guardian.key", "each guardian once", guardian.key() + " twice");
            }
        }
        Set<String> asked = new HashSet<>();
        for (Authoriser authoriser : authorisers) {
            authoriser.guardian().ifPresent(asked::add);
            authoriser.guardian().filter(k -> !signers.contains(k)).ifPresent(k -> {
                throw new PaperDataRefused("authoriser.guardian", "a guardian of the letter", k);
            });
        }
        signers.removeAll(asked);
        if (!signers.isEmpty()) {
            throw new PaperDataRefused("guardian.key", "guardians who sign for somebody", String.join(" ", signers));
        }
    }
}

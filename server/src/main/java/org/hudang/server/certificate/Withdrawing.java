package org.hudang.server.certificate;

import java.util.Set;
import org.hudang.archive.VisibleText;
import org.hudang.certificates.Acting;
import org.hudang.certificates.CertificateId;
import org.hudang.server.FieldRefused;
import org.hudang.server.Fields;
import org.hudang.server.account.Role;
import org.hudang.server.platform.House;
import org.jspecify.annotations.Nullable;

/** The rules of withdrawing (撤销) that pages, programs and commands share. */
public final class Withdrawing {
    private static final int LONGEST_NOTE = 200;

    private final House house;

    public Withdrawing(House house) {
        this.house = house;
    }

    /** What became of a refusal. */
    public enum Refusal {
        DONE,
        /** Whoever refuses has neither asked for the withdrawal nor decides about it. */
        NOT_ALLOWED
    }

    /**
     * Refuses a withdrawal that waits, and the certificate is as it was before: whoever asked takes it back, else only who may
     * decide refuses it.
     *
     * @param note why
     * @param roles of whoever acts
     * @throws FieldRefused when the note is none
     */
    public Refusal refuse(CertificateId id, @Nullable String note, Acting acting, Set<Role> roles) {
        boolean own = house.revocations()
                .of(id, acting)
                .filter(waiting -> waiting.by().equals(acting.user()))
                .isPresent();
        if (!own && roles.stream().noneMatch(Role::decidesCertificates)) {
            return Refusal.NOT_ALLOWED;
        }
        house.revocations().refuse(id, reason("note", note), acting);
        return Refusal.DONE;
    }

    /**
     * Words for the file that may be left out.
     *
     * @throws FieldRefused when they are too long, or no line of text
     */
    public static String note(String field, @Nullable String given) {
        String words = Fields.text(given);
        if (words.length() > LONGEST_NOTE || !VisibleText.isLine(words)) {
            throw new FieldRefused(field, "0–" + LONGEST_NOTE);
        }
        return words;
    }

    /**
     * Words for the file that must be there.
     *
     * @throws FieldRefused when they are missing, too long, or no line of text
     */
    public static String reason(String field, @Nullable String given) {
        String words = note(field, given);
        if (words.isEmpty()) {
            throw new FieldRefused(field, "1–" + LONGEST_NOTE);
        }
        return words;
    }
}

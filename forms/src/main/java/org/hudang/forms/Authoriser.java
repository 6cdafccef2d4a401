package org.hudang.forms;

import java.util.Optional;

/**
 * One row of the authorization letter's first table: a person who authorizes (授权人).
 *
 * @param key key of the person, 1 to 64 of {@code A-Z a-z 0-9 _ -}; comes back as {@link SignaturePlace#signer()}
 * @param name full name, at most 60 characters
 * @param relation to the head of the household (与户主关系), for example 配偶
 * @param document identity document
 * @param standing why this person is on the letter
 * @param guardian key of the {@link Guardian} who signs instead; empty when the person signs
 */
public record Authoriser(
        String key, String name, String relation, IdDocument document, Standing standing, Optional<String> guardian) {
    /** Why a person is on the letter. */
    public enum Standing {
        /** Member of the household living together, 共同生活的家庭成员. */
        LIVES_TOGETHER,
        /** Obligor who lives apart, 分户居住的法定义务人. */
        OBLIGOR_APART,
        /** Spouse of such an obligor, 法定义务人的配偶. */
        OBLIGOR_SPOUSE_APART
    }

    public Authoriser {
        Given.key("authoriser.key", key);
        Given.line("authoriser.name", name, 60);
        Given.line("authoriser.relation", relation, 20);
        guardian.ifPresent(k -> Given.key("authoriser.guardian", k));
    }

    @Override
    public String toString() {
        return "Authoriser[" + key + ", " + standing + "]";
    }
}

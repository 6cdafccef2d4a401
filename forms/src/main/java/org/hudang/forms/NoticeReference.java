package org.hudang.forms;

/**
 * Which risk notice belongs to an authorization letter.
 *
 * @param template version of the notice
 * @param sm3 SM3 digest of the composed notice before anybody signed it, 64 lower-case hex digits. A signed notice starts
 *     with exactly those bytes, so the reference stays checkable.
 */
public record NoticeReference(TemplateCode template, String sm3) {
    public NoticeReference {
        Given.matches("notice.sm3", sm3, "[0-9a-f]{64}");
    }
}

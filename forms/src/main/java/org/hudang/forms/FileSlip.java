package org.hudang.forms;

/**
 * The page in place of a paper that cannot be printed (替代页): what it is, where it is, why it is not here. No fields.
 *
 * @param template version to compose with
 * @param code 档号
 * @param title 题名
 * @param fileName as it came
 * @param reason why it is not here
 * @param sha256 of the original, lower-case hexadecimal
 * @param sm3 of the original, lower-case hexadecimal
 */
public record FileSlip(
        TemplateCode template, String code, String title, String fileName, Reason reason, String sha256, String sm3)
        implements Paper {
    private static final String DIGEST = "[0-9a-f]{64}";

    public FileSlip {
        Given.line("slip.code", code, 60);
        Given.line("slip.title", title, 200);
        Given.line("slip.fileName", fileName, 255);
        Given.matches("slip.sha256", sha256, DIGEST);
        Given.matches("slip.sm3", sm3, DIGEST);
    }

    /** Why a paper is not printed. */
    public enum Reason {
        /** Its format has no pages of its own. */
        FORMAT,
        /** It is kept in quarantine and never opened. */
        QUARANTINED,
        /** It cannot be read. */
        UNREADABLE,
        /** It has layers that can be shown and hidden; printed, it could say something else. */
        LAYERS,
        /** With it the copy would have too many pages. */
        TOO_LARGE,
        /** Its pages stand with another paper. */
        ELSEWHERE
    }

    @Override
    public PaperKind kind() {
        return PaperKind.FILE_SLIP;
    }
}

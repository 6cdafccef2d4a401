package org.hudang.archive.intake;

/**
 * The answer of {@code hudang intake check} for one file, in the order of its JSON. Made without database or server.
 *
 * @param accepted    whether the file may be filed and used
 * @param quarantined whether it may be kept, but only as an untouched original
 * @param type        the {@link DocumentType} by its bytes, empty when refused
 * @param code        {@code IN-…}
 * @param zh          the finding in Chinese
 * @param en          the finding in English
 * @param pages       pages as counted, 0 without fixed pages or when not accepted
 * @param millis      wall clock milliseconds
 * @param peakMb      the largest resident memory of the child process in MB, 0 when none was needed
 */
public record IntakeCheck(
        boolean accepted,
        boolean quarantined,
        String type,
        String code,
        String zh,
        String en,
        int pages,
        long millis,
        int peakMb) {

    /** The record of an outcome. */
    public static IntakeCheck of(Examined examined) {
        boolean accepted = examined instanceof Examined.Accepted;
        boolean quarantined = examined instanceof Examined.Quarantined;
        String type = "";
        int pages = 0;
        if (examined instanceof Examined.Accepted yes) {
            type = yes.type().name();
            pages = yes.pages();
        } else if (examined instanceof Examined.Quarantined kept) {
            type = kept.type().name();
        }
        return new IntakeCheck(
                accepted,
                quarantined,
                type,
                examined.code(),
                examined.zh(),
                examined.en(),
                pages,
                examined.cost().millis(),
                examined.cost().peakMb());
    }
}

package org.hudang.archive.reading;

import java.util.Optional;

/**
 * Reads the words of filed papers that came without any: pictures, and PDFs that are made of pictures (文字识别). What was read
 * becomes a further file of the paper, of role {@link org.hudang.archive.volume.RenditionRole#TEXT}, and is then found by search
 * like the words of any other paper. The paper itself stays as it was filed.
 *
 * <p>It takes seconds for each page and is a duty of its own; one caller at a time.
 */
public interface ScanReading {

    /** Reads scans of this archive. */
    static ScanReading open(ReadingParts parts) {
        return new ScanDesk(parts);
    }

    /**
     * Reads some of what waits: all waiting papers of a volume become one version of it.
     *
     * @param most papers
     */
    Round round(int most);

    /**
     * What became of a round.
     *
     * @param read papers whose words are filed now
     * @param wordless papers with nothing to read on them; they are not looked at again
     * @param failed papers that could not be read this time
     * @param hindered code of what keeps every paper from being read: {@code IN-066} when there is no tesseract with its Chinese
     *     data; or of the last failure to file
     */
    record Round(int read, int wordless, int failed, Optional<String> hindered) {
        /** How many papers are done with, one way or the other. */
        public int done() {
            return read + wordless + failed;
        }
    }
}

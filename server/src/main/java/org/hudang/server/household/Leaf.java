package org.hudang.server.household;

import java.nio.file.Path;
import org.hudang.forms.FileFront;
import org.hudang.forms.FileSlip;

/**
 * A volume's sheets or a paper in a bound file.
 *
 * @param what it is in the contents
 * @param code 档号
 * @param title 题名
 * @param subject what a slip says of it
 * @param file the PDF that is taken in
 * @param pages of it; 0 while nobody has looked
 */
record Leaf(FileFront.What what, String code, String title, Subject subject, Path file, int pages) {

    /**
     * The original behind a leaf.
     *
     * @param fileName as it came
     * @param sha256 lower-case hexadecimal
     * @param sm3 lower-case hexadecimal
     */
    record Subject(String fileName, String sha256, String sm3) {}

    /** The same with so many pages. */
    Leaf having(int count) {
        return new Leaf(what, code, title, subject, file, count);
    }

    /** A slip of one page in its place. */
    Leaf slip(Path slip) {
        return new Leaf(FileFront.What.SLIP, code, title, subject, slip, 1);
    }

    /** What stands on a slip in its place. */
    FileSlip slip(org.hudang.forms.TemplateCode template, FileSlip.Reason reason, Printable printable) {
        return new FileSlip(
                template,
                code,
                printable.line(title, 200),
                printable.line(subject.fileName(), 255),
                reason,
                subject.sha256(),
                subject.sm3());
    }
}

package org.hudang.archive.intake;

import java.nio.file.Path;
import java.util.List;

/**
 * The door of intake (收件): examines files that come from outside.
 *
 * <p>Guarantee: {@link #examine} answers for any file whatever, within the limits of its settings, and leaves nothing
 * behind on the disk. The file itself is only read. Foreign parsers run in a child process; the calling process reads
 * only headers and directories through readers of its own.
 *
 * <p>Safe for use by many threads; jobs queue for the child processes.
 */
public interface Intake extends AutoCloseable {

    /**
     * Opens intake with these settings. Folders that a killed process left in the work directory are swept; no child is
     * started before the first file that needs one. One intake per process is enough.
     *
     * @throws ChildUnavailable IN-085
     */
    static Intake open(IntakeSettings settings) {
        return new IntakeDesk(settings);
    }

    /**
     * Examines one file.
     *
     * @param file         on a local disk, not changed meanwhile
     * @param declaredName the file name as the sender gave it, without folders; its extension must fit the bytes
     * @return accepted, to be quarantined, or refused; an unreadable file is refused with IN-006
     * @throws ChildUnavailable IN-083, IN-085: the fault is ours, ask again later
     */
    Examined examine(Path file, String declaredName);

    /**
     * Unpacks an accepted ZIP into an empty folder, one level deep. The files get neutral names; each must be examined
     * under its entry's name like any other file.
     *
     * @param zip    a file that {@link #examine} accepted as {@link DocumentType#ZIP}
     * @param folder an existing empty folder
     * @return the files in the order of the ZIP's directory; folders and the litter of operating systems are left out
     * @throws ContainerRefused when an entry breaks a limit or is itself a container; the folder is empty again
     */
    List<Unpacked> unpack(Path zip, Path folder);

    /** Pictures of pages. */
    PageImages pageImages();

    /** PDF/A copies of pictures. */
    PdfaCopies pdfaCopies();

    /** PDFs of pages of other PDFs. */
    PageAssembly pageAssembly();

    /** Stops the child processes and removes their folders. */
    @Override
    void close();

    /**
     * One unpacked file.
     *
     * @param file         where it lies
     * @param declaredName the last part of its entry's name
     */
    record Unpacked(Path file, String declaredName) {}
}

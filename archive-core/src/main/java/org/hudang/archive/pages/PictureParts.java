package org.hudang.archive.pages;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.hudang.archive.Archive;
import org.hudang.archive.intake.Intake;
import org.hudang.archive.secret.FieldCipher;

/**
 * What pictures of pages stand on.
 *
 * @param archive where the originals are
 * @param intake draws, in children of its own
 * @param marks authenticates what is kept
 * @param places where it is kept
 * @param ahead how long further pages are drawn together with the one that is asked for; less than a job may last
 * @param clock tells when small pictures are noted again
 */
public record PictureParts(
        Archive archive, Intake intake, FieldCipher marks, Places places, Duration ahead, Clock clock) {

    /**
     * Folders that exist, and how much they may hold.
     *
     * @param kept of the pictures
     * @param bytes of all pictures together
     * @param desk of originals while they are drawn; nobody misses what lies there
     * @param deskBytes of all originals there, beside the one that is being drawn
     */
    public record Places(Path kept, long bytes, Path desk, long deskBytes) {}
}

package org.hudang.archive.arranging;

import java.nio.file.Path;
import org.hudang.archive.intake.Intake;

/**
 * What pages are put in order with.
 *
 * @param intake opens papers, in children of its own
 * @param folder an existing folder for copies of papers while they are worked on; nobody misses what lies there
 */
public record PageMeans(Intake intake, Path folder) {}

/**
 * Intake (收件): looks at every file that comes from outside before anything else in the house touches it.
 *
 * <p>The door is {@link org.hudang.archive.intake.Intake}. What a file is and whether its claims stay within limits is
 * read from its first bytes and directories by our own readers; everything that needs a foreign parser happens in a child
 * process that has little memory, no network and no programs, and that is killed when it takes too long.
 */
@NullMarked
package org.hudang.archive.intake;

import org.jspecify.annotations.NullMarked;

package org.hudang.archive.journal;

/**
 * What is to be written down.
 *
 * @param act stable code, for example {@code volume.file}
 * @param object identifier of what was acted on
 * @param before digest before, empty when there was none
 * @param after digest after
 * @param why event or reason
 */
public record Entry(String who, String act, String object, String before, String after, String why) {}

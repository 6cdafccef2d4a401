package org.hudang.certificates;

/**
 * What was taken over from a published status list.
 *
 * @param list its number; no place of it is given any more
 * @param certificates how many certificates of the register were withdrawn with it
 * @param places how many places were marked as withdrawn whose certificates the register does not have
 */
public record AdoptedList(int list, int certificates, int places) {}

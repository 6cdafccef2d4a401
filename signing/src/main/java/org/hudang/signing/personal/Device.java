package org.hudang.signing.personal;

/**
 * The device in the hands of the person.
 *
 * @param kind what it is, for example {@code 窗口平板}
 * @param agent how its browser names itself
 * @param address its network address
 */
public record Device(String kind, String agent, String address) {}

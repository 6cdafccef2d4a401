package org.hudang.archive.household;

import java.util.List;

/**
 * Opens the file of a household (建档).
 *
 * @param idempotencyKey 1 to 200 printable ASCII characters chosen by the caller; the same key gives the same household
 * @param township code of the township
 * @param members at least one, at most 60; document numbers unique per kind
 */
public record OpenHousehold(
        String idempotencyKey, String township, String village, String address, List<NewMember> members) {
    public OpenHousehold {
        members = List.copyOf(members);
    }
}

package org.hudang.samples;

import java.util.List;

/**
 * A household and what it asks for.
 *
 * @param folder under samples/
 * @param programme {@code TK}, {@code DB} or {@code LS}
 * @param members co-living people first, the head first of all; then those who live apart
 */
record Case(
        String folder,
        String key,
        String township,
        String townshipName,
        String village,
        String address,
        String programme,
        String volumeTitle,
        List<Person> members,
        List<Material> materials) {

    Person head() {
        return members.get(0);
    }

    Person member(String key) {
        return members.stream().filter(p -> p.key().equals(key)).findFirst().orElseThrow();
    }

    /** People whose own hand signs: adults, and nobody who has a guardian. */
    List<Person> signers() {
        return members.stream().filter(p -> p.guardian().isEmpty()).toList();
    }
}
